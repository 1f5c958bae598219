// A switch to another language keeps the place: the item in view has the same id in every edition.
{
  // The first item that is not yet above the window, or below the bar at its top; none on the cover.
  const inView = () => {
    const first = items.find((item) => !item.hidden && item.getBoundingClientRect().bottom > 72);
    return first && first.getBoundingClientRect().top < innerHeight ? first : undefined;
  };

  const keep = (event) => {
    const link = event.target.closest?.(".editions a");
    if (!link) return;
    const item = inView();
    link.hash = item ? item.id : "";
  };

  // Before the click, so that a new tab and a copied address keep the place too.
  ["pointerdown", "focusin", "click"].forEach((name) => document.addEventListener(name, keep, true));
}
