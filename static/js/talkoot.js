// Small help for every signed-in or link page; all of it works without this file too.
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
