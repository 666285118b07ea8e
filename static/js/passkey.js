// Joins the sign-in library's passkey functions to our pages. The button says which one and with which elements:
// data-passkey="addForm" data-add="id" data-credential="id" data-data="id".
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    const { passkey, ...ids } = button.dataset;
    window.allauth.webauthn.forms[passkey]({ ids });
  });
});

// The library itself only writes to the console when a passkey did not work; people want words.
document.addEventListener("allauth.error", (event) => {
  const problem = document.getElementById("passkey-problem");
  if (!problem) return;
  event.preventDefault();
  problem.hidden = false;
});
