// An entry and its words light up together: hover, keyboard focus or a tap on either.
(() => {
  "use strict";
  const entries = new Map();
  for (const entry of document.querySelectorAll(".record [data-entry]")) {
    if (!entries.has(entry.dataset.entry)) entries.set(entry.dataset.entry, entry);
  }
  if (!entries.size) return;
  const marks = [...document.querySelectorAll("mark[data-entries]")];
  const belongs = (mark, id) => mark.dataset.entries.split(" ").includes(id);

  const dark = () => document.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));

  const light = (ids) => {
    dark();
    for (const id of ids) {
      entries.get(id)?.classList.add("lit");
      marks.filter((mark) => belongs(mark, id)).forEach((mark) => mark.classList.add("lit"));
    }
  };

  const show = (element) => element?.scrollIntoView({ block: "nearest", behavior: "smooth" });

  for (const [id, entry] of entries) {
    const own = () => light([id]);
    entry.addEventListener("mouseenter", own);
    entry.addEventListener("focusin", () => { own(); show(marks.find((mark) => belongs(mark, id))); });
    entry.addEventListener("click", () => show(marks.find((mark) => belongs(mark, id))));
  }
  for (const mark of marks) {
    const ids = mark.dataset.entries.split(" ");
    mark.addEventListener("mouseenter", () => light(ids));
    mark.addEventListener("click", () => { light(ids); show(ids.map((id) => entries.get(id)).find(Boolean)); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });
})();
// The name of a chosen file stands beside its field; a phone shows a list before its
// filter, unless it is narrowed; and the page where one is stands in sight in a bar that scrolls.
(() => {
  "use strict";
  for (const field of document.querySelectorAll(".pick input[type=file]")) {
    const told = field.parentElement.querySelector("output");
    field.addEventListener("change", () => { told.textContent = field.files[0]?.name ?? told.dataset.none; });
  }
  if (matchMedia("(max-width: 50rem)").matches) {
    document.querySelectorAll(".narrow:not([data-active])").forEach((filter) => filter.removeAttribute("open"));
  }
  const bar = document.querySelector(".top nav");
  const here = bar?.querySelector("[aria-current]");
  if (here && bar.scrollWidth > bar.clientWidth) here.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
})();
