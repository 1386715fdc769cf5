// What a page does beyond HTML: lock, warn, focus, and send once. Everything here may fail and the page still works.
"use strict";

(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);
  const writes = (form) => form.method === "post" && !("noWarning" in form.dataset);

  // Unsaved text -----------------------------------------------------------------------------------------------------
  const touched = new Set();
  document.addEventListener("input", (event) => {
    if (event.target.form && writes(event.target.form)) touched.add(event.target.form);
  });
  const hasDraft = () => Array.from(touched).some((form) => form.isConnected);
  window.addEventListener("beforeunload", (event) => {
    if (hasDraft()) event.preventDefault();
  });

  // Send once --------------------------------------------------------------------------------------------------------
  const buttons = (form) => Array.from(form.elements).filter((element) => element.type === "submit");
  const open = (form) => {
    delete form.dataset.sent;
    buttons(form).forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    touched.delete(form);
    buttons(form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    // A download leaves the page where it is, so the form must come back to life by itself.
    setTimeout(() => open(form), 8000);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form");
    if (!form) return;
    open(form);
    if (event.detail.successful) touched.delete(form);
  });

  const trouble = (isThere) => () => {
    const words = one("[data-trouble]");
    if (words) words.hidden = !isThere;
  };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, trouble(true)));
  document.addEventListener("htmx:beforeRequest", trouble(false));

  // A page from the browser's memory may belong to a session that has ended ------------------------------------------
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) return location.reload();
    all("form[data-sent]").forEach(open);
  });

  // Lock -------------------------------------------------------------------------------------------------------------
  const blank = one("#blank");
  const lockForm = one("form[data-lock]");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("coalesce") : { postMessage() {} };
  const behind = () => Array.from(document.body.children).filter((element) => element !== blank);

  const cover = () => {
    blank.hidden = false;
    blank.querySelector(".blank-draft").hidden = !hasDraft();
    blank.querySelector("[data-unlock]").target = hasDraft() ? "_blank" : "";
    behind().forEach((element) => (element.inert = true));
    document.title = "COALESCE";
    blank.focus();
  };
  const uncover = () => {
    blank.hidden = true;
    behind().forEach((element) => (element.inert = false));
    stayAwake();
  };
  const lockNow = () => {
    cover();
    touched.clear();
    tabs.postMessage("locked");
    HTMLFormElement.prototype.submit.call(lockForm);
  };
  // With a draft on the page the session is locked behind it, so that the words are there again after the password.
  const lockQuietly = () => {
    tabs.postMessage("locked");
    if (!hasDraft()) return lockNow();
    cover();
    fetch(lockForm.action, { method: "POST", body: new FormData(lockForm), redirect: "manual" }).catch(() => lockNow());
  };

  let asked = Date.now();
  // The server counts from the last request; someone who types for half an hour makes none.
  const keepSession = () => {
    if (Date.now() - asked < 240000) return;
    asked = Date.now();
    fetch(lockForm.action, { redirect: "manual", cache: "no-store" }).catch(() => {});
  };

  let idle;
  const stayAwake = () => {
    clearTimeout(idle);
    idle = setTimeout(lockQuietly, Number(lockForm.dataset.idleMinutes) * 60000);
  };
  let told = 0;
  const awake = () => {
    if (!blank.hidden) return;
    stayAwake();
    keepSession();
    if (Date.now() - told < 20000) return;
    told = Date.now();
    tabs.postMessage("awake");
  };

  if (blank && lockForm) {
    lockForm.addEventListener("submit", (event) => {
      event.preventDefault();
      lockNow();
    });
    tabs.onmessage = (event) => {
      if (event.data === "locked") cover();
      if (event.data === "open" && !blank.hidden) uncover();
      if (event.data === "awake" && blank.hidden) stayAwake();
    };
    ["pointerdown", "keydown", "scroll", "input"].forEach((name) => document.addEventListener(name, awake, { passive: true }));
    stayAwake();
    // Only an unlocked session gets a page with the lock form, so this page is proof for the tabs that wait.
    tabs.postMessage("open");
  }

  // Keys: Shift three times within two seconds locks; "/" goes to the search ------------------------------------------
  let shifts = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") shifts = [];
    else if (!event.repeat) shifts = [...shifts, Date.now()].filter((at) => Date.now() - at < 2000);
    if (shifts.length >= 3 && blank && lockForm && blank.hidden) lockNow();
    const search = one("[data-search]");
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || !search || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  // Menus ------------------------------------------------------------------------------------------------------------
  all("[data-opens]").forEach((button) => button.addEventListener("click", () => {
    const isOpen = document.getElementById(button.dataset.opens).classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(isOpen));
  }));
  document.addEventListener("click", (event) => {
    all("details.menu[open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && one("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Errors and files -------------------------------------------------------------------------------------------------
  const toErrors = () => one("[data-focus]")?.focus();
  toErrors();
  document.addEventListener("htmx:afterSwap", toErrors);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    (target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea"))?.focus();
  });
  all("[data-drop]").forEach((place) => {
    const input = place.querySelector("input[type=file]");
    const name = place.querySelector("[data-drop-name]");
    const over = (isOver) => (event) => {
      event.preventDefault();
      place.classList.toggle("is-over", isOver);
    };
    place.addEventListener("dragover", over(true));
    place.addEventListener("dragleave", over(false));
    place.addEventListener("drop", (event) => {
      over(false)(event);
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => (name.textContent = Array.from(input.files, (file) => file.name).join(", ")));
  });
})();
