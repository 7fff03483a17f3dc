// Keys for the review, marks that light up together, and charts zoomed by dragging; the pages work without it.
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

// Dragging across a chart leads to the page of those days, drawn anew by the server.
function zooming(chart) {
  let from = null;
  let shade = null;
  const at = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const day = (part) => {
    const [first, last] = [Date.parse(chart.dataset.since), Date.parse(chart.dataset.until) + 864e5 - 1];
    return new Date(first + part * (last - first)).toISOString().slice(0, 10);
  };
  chart.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch") from = at(event);
  });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (from === null || Math.abs(at(event) - from) < 0.01) return;
    if (!shade) {
      shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      shade.setAttribute("class", "chosen");
      shade.setAttribute("y", "0");
      shade.setAttribute("height", "178");
      chart.append(shade);
    }
    shade.setAttribute("x", `${100 * Math.min(from, at(event))}%`);
    shade.setAttribute("width", `${100 * Math.abs(at(event) - from)}%`);
  });
  window.addEventListener("pointerup", (event) => {
    if (shade) {
      const ends = [from, at(event)].sort((one, other) => one - other);
      const there = new URL(location.href);
      there.searchParams.set("since", day(ends[0]));
      there.searchParams.set("until", day(ends[1]));
      location.assign(there);
    }
    from = null;
  });
  chart.addEventListener("click", (event) => {
    if (shade) event.preventDefault();
  }, true);
}

document.querySelectorAll("svg[data-since]").forEach(zooming);
