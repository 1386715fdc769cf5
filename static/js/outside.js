// The page of a reader outside. The address's last part never reaches the server by itself: it is put into the form
// and taken out of the address bar. Without scripts the reader pastes the address.
"use strict";

(() => {
  const field = document.querySelector("[data-address] input");
  const letter = document.querySelector("[data-once]");

  const take = () => {
    const token = location.hash.slice(1);
    // Any other part of an address, such as one that leads to a field, is shorter.
    if (!field || token.length < 40) return;
    field.value = token;
    history.replaceState(null, "", location.pathname);
  };
  take();
  window.addEventListener("hashchange", take);
  if (field && field.value) field.closest("[data-address]").hidden = true;

  if (!letter) return;
  const button = letter.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  // The browser keeps pages in memory for its Back button: this one is emptied before.
  window.addEventListener("pagehide", () => letter.remove());
})();
