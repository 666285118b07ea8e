// While typing: how many characters have been used, and a word when the server does not answer.
// Pictures of documents that were not ready in time are asked for again, at most three times.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".preview img").forEach((picture) => {
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
