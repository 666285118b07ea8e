// A sheet of rows by keyboard: Enter and arrows go to the same column of another row, Alt with an arrow moves the row,
// Ctrl and Enter saves. Everything has a button of its own too.
// A list in a row comes with what was chosen alone; the page holds the other choices once, and here they are added.
function addChoices(part) {
  part.querySelectorAll("[data-row] select").forEach((list) => {
    const shared = document.querySelector(`template[data-choices="${list.name.replace(/^r\d+-/, "")}"]`);
    if (!shared || list.options.length > 1) return;
    const chosen = list.value;
    list.replaceChildren(shared.content.cloneNode(true));
    list.value = chosen;
  });
}
document.addEventListener("DOMContentLoaded", () => addChoices(document));
document.addEventListener("htmx:load", (event) => addChoices(event.target));

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-sheet] [data-row] input, [data-sheet] [data-row] textarea, [data-sheet] [data-row] select");
  if (!cell || event.isComposing) return;
  const row = cell.closest("[data-row]");
  const sheet = cell.closest("[data-sheet]");
  const arrow = { ArrowUp: "up", ArrowDown: "down" }[event.key];

  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    sheet.requestSubmit(sheet.querySelector("button[value='save']"));
  } else if (event.altKey && arrow) {
    event.preventDefault();
    const button = row.querySelector(`button[value^='${arrow}-']`);
    if (button) button.click();
  } else if (cell.matches("textarea") && cell.rows > 1) {
    // a text of several lines keeps its keys
  } else if (event.key === "Enter" && !event.shiftKey && !cell.matches("select")) {
    event.preventDefault();
    go(cell, row, "down");
  } else if (arrow && !cell.matches("select") && !event.shiftKey && !event.ctrlKey && atEdge(cell, arrow)) {
    if (go(cell, row, arrow)) event.preventDefault();
  }
});

// In a text that is wrapped the arrow first goes to its first or last line.
function atEdge(cell, arrow) {
  if (!cell.matches("textarea") || cell.clientHeight < 60) return true;
  return arrow === "up" ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length;
}

function go(cell, row, arrow) {
  const other = arrow === "up" ? row.previousElementSibling : row.nextElementSibling;
  const column = cell.name.replace(/^r\d+-/, "");
  const field = other && other.querySelector(`[name$='-${column}']`);
  if (!field) return false;
  field.focus();
  if (field.select) field.select();
  return true;
}
