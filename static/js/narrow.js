// A long list of choices: show the lines whose code holds what is typed. Without it, all lines stand there.
"use strict";

document.querySelectorAll("[data-narrow]").forEach((list) => {
  const box = list.querySelector("[data-narrow-box]");
  if (!box) return;
  const rows = Array.from(list.querySelectorAll("[data-narrow-row]"));
  const typed = box.querySelector("input");
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const isChosen = (row) => row.querySelector("select").value !== "";

  const narrow = () => {
    const wanted = plain(typed.value);
    rows.forEach((row) => {
      row.hidden = !isChosen(row) && !row.classList.contains("is-wrong") && !plain(row.dataset.narrowRow).includes(wanted);
    });
    box.querySelector("[data-narrow-count]").textContent = rows.filter(isChosen).length;
  };

  // Enter goes to the first line that is left, instead of sending a form that is not ready.
  typed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = rows.find((row) => !row.hidden && !isChosen(row));
    if (first) first.querySelector("select").focus();
  });
  typed.addEventListener("input", narrow);
  list.addEventListener("change", narrow);
  box.hidden = false;
  narrow();
});
