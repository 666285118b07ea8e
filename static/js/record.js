// While typing: how many characters have been used, and a word when the server does not answer.
document.addEventListener("DOMContentLoaded", () => {
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
