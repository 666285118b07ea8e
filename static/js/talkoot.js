// Small help for every page but the public ones; all of it works without this file too. One file: one request.
document.addEventListener("DOMContentLoaded", () => {
  // After a failed form the reader starts at the list of what to correct.
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  // A link of that list goes to the field and puts the cursor there, also on radio buttons.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });

  // An address to be copied is chosen whole.
  document.querySelectorAll("[data-select]").forEach((field) => field.addEventListener("focus", () => field.select()));

  // A text to be copied goes to the clipboard; the button is there only where that works.
  document.querySelectorAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.nextElementSibling.textContent = button.dataset.done;
    });
  });

  // A second press of the same button does not send the form twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.sent || form.method === "get") {
      if (form.dataset.sent) event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, 5000);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
});

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

// While typing: how many characters have been used, and a word when the server does not answer.
// Pictures of documents that were not ready in time are asked for again, at most three times.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".preview img, img[data-again]").forEach((picture) => {
    let tries = 0;
    const again = () => {
      if (picture.isConnected && tries < 3) {
        tries += 1;
        const address = new URL(picture.src);
        address.searchParams.set("again", tries);
        picture.src = address.href;
      }
    };
    picture.addEventListener("error", () => window.setTimeout(again, 2000 * (tries + 1)));
    if (picture.complete && !picture.naturalWidth && picture.loading !== "lazy") again();
  });

  document.querySelectorAll("[data-counted] [data-limit]").forEach((field) => {
    const limit = Number(field.dataset.limit);
    const counter = document.createElement("p");
    counter.className = "counter";
    const write = () => {
      const used = [...field.value].length;
      counter.textContent = `${used} / ${limit}`;
      counter.classList.toggle("counter--over", used > limit);
    };
    field.after(counter);
    field.addEventListener("input", write);
    write();
  });

  const offline = document.getElementById("preview-offline");
  if (!offline) return;
  document.addEventListener("htmx:sendError", () => { offline.hidden = false; });
  document.addEventListener("htmx:responseError", () => { offline.hidden = false; });
  document.addEventListener("htmx:afterSwap", () => { offline.hidden = true; });
});
