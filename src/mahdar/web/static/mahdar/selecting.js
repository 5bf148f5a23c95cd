// Words selected in the text of a report go into the form beside it, with the offset at which they begin. Offsets count
// code points, as the record does. What the form needs depends on what is added.
(() => {
  "use strict";
  const text = document.querySelector(".selectable");
  const words = document.querySelector("[data-words]");
  const start = document.querySelector("[data-start-of-words]");
  if (!text || !words || !start) return;

  const points = (string) => [...string].length;
  const line = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");

  const offset = (node, within) => {
    const own = line(node);
    if (!own) return null;
    const before = document.createRange();
    before.setStart(own, 0);
    before.setEnd(node, within);
    return Number(own.dataset.start) + points(before.toString());
  };

  const take = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const begins = offset(range.startContainer, range.startOffset);
    const own = line(range.startContainer);
    if (begins === null || !own || !own.contains(range.endContainer)) return;
    const chosen = range.toString();
    start.value = begins + points(chosen) - points(chosen.trimStart());
    words.value = chosen.trim();
    words.dispatchEvent(new Event("change"));
  };

  // Without a mouse: arrows choose the next or the former word of the text, with Shift one word more; up and down go by line.
  const lines = [...text.querySelectorAll("[data-start]")];
  const chosen = document.getSelection();
  const put = (own) => { chosen.collapse(own.firstChild, 0); chosen.modify("extend", "forward", "word"); };
  const step = (key, more) => {
    const at = chosen.rangeCount && text.contains(chosen.focusNode) ? lines.indexOf(line(chosen.focusNode)) : -1;
    if (at < 0) return put(lines[0]);
    if (key === "ArrowUp" || key === "ArrowDown") return put(lines[at + (key === "ArrowDown" ? 1 : -1)] ?? lines[at]);
    const forward = key === "ArrowLeft";
    if (more) return chosen.modify("extend", forward ? "forward" : "backward", "word");
    const range = chosen.getRangeAt(0);
    chosen.collapse(forward ? range.endContainer : range.startContainer, forward ? range.endOffset : range.startOffset);
    if (!forward) chosen.modify("move", "backward", "word");
    return chosen.modify("extend", "forward", "word");
  };
  text.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(event.key, event.shiftKey);
  });

  words.addEventListener("input", () => { start.value = ""; });
  document.addEventListener("selectionchange", take);

  const kind = document.querySelector("[data-kind]");
  const show = () => {
    for (const one of document.querySelectorAll("[data-for]")) one.hidden = !one.dataset.for.split(" ").includes(kind.value);
  };
  if (kind) {
    kind.addEventListener("change", show);
    show();
  }
})();
