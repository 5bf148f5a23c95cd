// Whoever is pointed at or focused lights up with all whom they met; the rest steps back.
(() => {
  "use strict";
  const graph = document.querySelector(".graph");
  if (!graph) return;
  const nodes = [...graph.querySelectorAll("[data-node]")];
  const ties = [...graph.querySelectorAll("[data-ends]")].map((line) => ({ line, ends: line.dataset.ends.split(" ") }));

  const dark = () => {
    graph.classList.remove("chosen");
    graph.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
  };

  const light = (id) => {
    dark();
    graph.classList.add("chosen");
    const near = new Set([id]);
    for (const { line, ends } of ties) {
      if (!ends.includes(id)) continue;
      line.classList.add("lit");
      ends.forEach((end) => near.add(end));
    }
    nodes.filter((node) => near.has(node.dataset.node)).forEach((node) => node.classList.add("lit"));
  };

  for (const node of nodes) {
    node.addEventListener("mouseenter", () => light(node.dataset.node));
    node.addEventListener("focus", () => light(node.dataset.node));
    node.addEventListener("mouseleave", dark);
    node.addEventListener("blur", dark);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });
})();
