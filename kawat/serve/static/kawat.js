// Keys for the review, and marks that light up together; the pages work without it.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (!/^[a-z]$/.test(event.key)) return;
  const pressed = document.querySelector(`[data-press="${event.key}"]`);
  if (pressed) {
    event.preventDefault();
    pressed.click();
    if (pressed.tagName === "SUMMARY") pressed.parentElement.querySelector("textarea, select, input:not([type=hidden])").focus();
  }
});

function light(keys, on) {
  for (const key of keys) {
    for (const mark of document.querySelectorAll(`.mark[data-keys~="${CSS.escape(key)}"]`)) mark.classList.toggle("lit", on);
    const line = document.getElementById(key);
    if (line) line.classList.toggle("lit", on);
  }
}

for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  for (const [name, on] of [[begin, true], [end, false]]) {
    document.addEventListener(name, (event) => {
      const mark = event.target.closest(".mark");
      const line = event.target.closest(".readings > li");
      if (mark) light(mark.dataset.keys.split(" "), on);
      else if (line) light([line.id], on);
    });
  }
}
