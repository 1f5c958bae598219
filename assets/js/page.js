"use strict";

document.documentElement.classList.add("js");

// The items of the report, each with its permanent address, in the order of the text.
const items = [...document.querySelectorAll(".block[id], .item[id]")];

// A table that is wider than its frame can be scrolled with the arrow keys once the frame has the focus.
const frames = new ResizeObserver((changed) => changed.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  else target.removeAttribute("tabindex");
}));
document.querySelectorAll(".scroll").forEach((frame) => frames.observe(frame));

// The element that says in which language an element is: a column of the pair, or the page.
function side(element) {
  return element.closest(".cell") ?? document.documentElement;
}

// An element with some words of another one, in that one's language and direction.
function spoken(tag, name, source, words) {
  const made = document.createElement(tag);
  const { lang, dir } = side(source);
  if (name) made.className = name;
  made.lang = lang;
  made.dir = dir;
  made.textContent = words;
  return made;
}
