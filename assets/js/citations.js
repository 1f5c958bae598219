// A citation opens beside the text: who published what, and the words that the statement rests on.
// They are copied from where the page prints them; without this script the mark leads to the register.
{
  const card = document.createElement("div");
  card.className = "card";
  card.id = "page_card";
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-labelledby", "page_card_title");
  document.body.append(card);
  let opener = null;

  const own = (scope, lang) => {
    const cells = scope.querySelectorAll(`.cell[lang="${lang}"]`);
    return cells.length ? [...cells] : [scope];
  };

  // Where the words behind a mark may stand: in its own statement, else in its item and in the
  // statements that the mark names because they stand elsewhere.
  const places = (mark, lang) => {
    const near = mark.closest(".quote") ?? mark.closest(".statement");
    if (near) return [near];
    const item = mark.closest(".block, .item");
    const named = (mark.dataset.claims ?? "").split(" ").map((id) => id && document.getElementById(id));
    return [item, ...named]
      .filter(Boolean)
      .flatMap((place) => own(place.closest(".row") ?? place, lang));
  };

  const quotes = (mark, lang) => {
    const found = places(mark, lang).flatMap((place) =>
      place.matches(".quote") ? [place] : [...place.querySelectorAll(".quote")]);
    return [...new Set(found)].filter((quote) => quote.querySelector(`cite a[href="${mark.hash}"]`));
  };

  // Where a source is cited without its words, the register knows the lines.
  const lines = (mark, entry) => {
    const item = mark.closest(".block[id], .item[id]");
    const uses = [...entry.querySelectorAll(".cited li")];
    return uses
      .filter((use) => item && use.querySelector(`a[href="#${item.id}"]`))
      .flatMap((use) => [...use.querySelectorAll(".lines")]);
  };

  const copy = (element) => {
    const made = element.cloneNode(true);
    [made, ...made.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
    made.querySelectorAll("cite a").forEach((link) => link.remove());
    made.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    return made;
  };

  const fill = (mark) => {
    const { lang, dir } = side(mark);
    const entry = own(document.getElementById(mark.hash.slice(1)), lang)[0];
    const words = document.querySelector(`template.card-words[lang="${lang}"]`);
    card.lang = lang;
    card.dir = dir;
    card.replaceChildren(words.content.cloneNode(true));
    const title = card.querySelector(".card-title");
    title.id = "page_card_title";
    title.append(...copy(entry.querySelector("h3")).childNodes);
    const found = quotes(mark, lang);
    const shown = found.length ? found : lines(mark, entry);
    card.querySelector(".card-quotes").append(...shown.map(copy));
    card.querySelector(".to-register").href = mark.hash;
    card.querySelector(".close").addEventListener("click", () => card.hidePopover());
  };

  // Beside the text where there is room, at the foot of a small screen, else below the mark.
  const place = (mark) => {
    const box = mark.getBoundingClientRect();
    const text = (mark.closest(".part") ?? mark.closest("main")).getBoundingClientRect();
    const rtl = document.documentElement.dir === "rtl";
    const room = rtl ? text.left : innerWidth - text.right;
    const { offsetWidth: width, offsetHeight: height } = card;
    if (getComputedStyle(card).position === "fixed") {
      scrollBy({ top: Math.max(0, box.bottom + 8 - (innerHeight - height)) });
      return;
    }
    const beside = room >= width + 32;
    const below = box.bottom + 8 + height <= innerHeight || box.top < height + 16;
    const top = beside ? box.top : below ? box.bottom + 8 : box.top - height - 8;
    const start = side(mark).dir === "rtl" ? box.right - width : box.left;
    const left = beside ? (rtl ? text.left - width - 24 : text.right + 24) : start;
    card.style.top = `${Math.round(top + scrollY)}px`;
    card.style.left = `${Math.round(Math.max(8, Math.min(left, innerWidth - width - 24)) + scrollX)}px`;
  };

  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") opener?.removeAttribute("aria-expanded");
  });

  document.querySelectorAll("a.cite").forEach((mark) => mark.setAttribute("aria-haspopup", "dialog"));

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".to-register")) card.hidePopover();
    const mark = event.target.closest?.("a.cite");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    fill(mark);
    opener?.removeAttribute("aria-expanded");
    opener = mark;
    mark.setAttribute("aria-expanded", "true");
    card.showPopover();
    place(mark);
    card.focus({ preventScroll: true });
  });
}
