// The sequence narrowed down by who acted, what it was, and how far its authorship is settled.
{
  const groups = [...document.querySelectorAll("fieldset.filters")];
  const events = items.filter((item) => item.querySelector(".event"));
  const selects = groups.flatMap((group) => [...group.querySelectorAll("select")]);

  // The figure of the sequence has a row for each event, which begins with a link to it.
  const drawn = [...document.querySelectorAll(".timeline tbody tr")];

  const matches = (event, { name, value }) =>
    !value || event.querySelector(".event").dataset[name].split(" ").includes(value);

  const say = (status, shown) => {
    const { words, digits } = status.dataset;
    const written = (number) => [...String(number)].map((digit) => [...digits][digit]).join("");
    status.textContent = words
      .replace("{shown}", written(shown))
      .replace("{total}", written(events.length));
  };

  const apply = () => {
    const shown = events.filter((event) => selects.every((select) => matches(event, select)));
    const kept = new Set(shown.map((event) => event.id));
    events.forEach((event) => { event.hidden = !kept.has(event.id); });
    drawn.forEach((row) => { row.hidden = !kept.has(row.querySelector("a").hash.slice(1)); });
    groups.forEach((group) => say(group.querySelector("[role=status]"), shown.length));
  };

  const set = (name, value) => {
    selects.filter((select) => !name || select.name === name).forEach((select) => { select.value = value; });
    apply();
  };

  // A link to an event that is filtered out shows it again.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const hidden = target?.closest("[hidden]");
    if (hidden && events.includes(hidden)) {
      set("", "");
      target.scrollIntoView();
    }
  };

  groups.forEach((group) => {
    group.hidden = false;
    group.addEventListener("change", ({ target }) => set(target.name, target.value));
    group.querySelector("button").addEventListener("click", () => set("", ""));
  });
  addEventListener("hashchange", reveal);
  if (groups.length) apply();
}
