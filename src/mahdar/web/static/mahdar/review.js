// The keyboard of the review: j and k go from case to case, a, r, e and u press what the case offers.
(() => {
  "use strict";
  const cases = [...document.querySelectorAll(".case")];
  let at = 0;

  const show = (number) => {
    if (!cases.length) return;
    cases[at].classList.remove("current");
    at = Math.min(Math.max(number, 0), cases.length - 1);
    cases[at].classList.add("current");
    cases[at].focus({ preventScroll: true });
    cases[at].scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const own = cases[at]?.querySelector(`[data-key="${key}"]`);
    (own ?? document.querySelector(`[data-key="${key}"]:not(.case *)`))?.click();
  };

  const written = (target) => target.closest("input, select, textarea") !== null;

  cases.forEach((one, number) => one.addEventListener("pointerdown", () => {
    cases[at].classList.remove("current");
    at = number;
    one.classList.add("current");
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || written(event.target)) return;
    if (event.key === "j") show(at + 1);
    else if (event.key === "k") show(at - 1);
    else if ("areu".includes(event.key)) press(event.key);
  });
  if (cases.length > 1 || document.querySelector(".done")) show(0);
})();
