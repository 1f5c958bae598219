// The contents follow the reader: the section in view is marked in the list, and named on the bar
// that the contents become where there is no room beside the text.
const contents = document.getElementById("page_contents");
if (contents) {
  const sections = document.querySelectorAll("section.part");

  const bar = document.createElement("button");
  bar.type = "button";
  bar.className = "bar-button";
  bar.append(...[...contents.querySelectorAll(".label")].flatMap((label, place) => [
    ...(place ? [" · "] : []),
    spoken("span", "bar-label", label, label.textContent),
  ]));
  const here = document.createElement("span");
  here.className = "bar-here";
  bar.append(here);
  contents.prepend(bar);

  // Beside the text there is room in a wide window, though not for the two columns of the pair.
  const wide = matchMedia("(min-width: 1100px)");
  const settle = () =>
    contents.classList.toggle("as-bar", !wide.matches || document.body.classList.contains("pair"));
  settle();
  wide.addEventListener("change", settle);

  const open = (yes) => {
    contents.classList.toggle("open", yes);
    bar.setAttribute("aria-expanded", String(yes));
  };
  open(false);
  bar.addEventListener("click", () => open(!contents.classList.contains("open")));
  contents.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && contents.classList.contains("open")) {
      open(false);
      bar.focus();
    }
  });
  contents.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !contents.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("click", (event) => {
    if (!bar.contains(event.target) && !event.target.matches?.(".contents .label")) open(false);
  });

  const mark = (section) => {
    const links = contents.querySelectorAll(".list a");
    const current = [...links].filter((link) => section && link.hash === `#${section.id}`);
    links.forEach((link) => link.removeAttribute("aria-current"));
    current.forEach((link) => link.setAttribute("aria-current", "location"));
    here.replaceChildren(...current.slice(0, 1).map((link) => spoken("span", "", link, link.textContent)));
  };
  // A section is in view while it crosses a line at a quarter of the window's height; before the first
  // has come so far, none is.
  const watch = new IntersectionObserver(
    (seen) => {
      const reached = seen.filter((entry) => entry.isIntersecting);
      reached.forEach((entry) => mark(entry.target));
      if (!reached.length && sections[0].getBoundingClientRect().top > innerHeight / 4) mark(null);
    },
    { rootMargin: "-25% 0px -74% 0px" },
  );
  sections.forEach((section) => watch.observe(section));
}
