// The desk's own touches: the folded menu closes by Escape, folded parts open for printing, swaps keep the reader informed.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

let openedForPrint = [];
window.addEventListener("beforeprint", () => {
  openedForPrint = [...document.querySelectorAll("details.more:not([open])")];
  openedForPrint.forEach((part) => { part.open = true; });
});
window.addEventListener("afterprint", () => openedForPrint.forEach((part) => { part.open = false; }));

// A form that was refused (422) still brings the page that tells what to correct.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
