// What HTMX cannot do: arrow keys in the person picker, one submission per click, menus that close. No other script.
"use strict";

// The picker is a combobox: HTMX fills the list, arrows move in it, Enter or a click takes a person.
const options = (picker) => [...picker.querySelectorAll('[role="option"]')];

function point(picker, index) {
  const all = options(picker);
  all.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  const chosen = all[index];
  const input = picker.querySelector('[role="combobox"]');
  if (chosen) {
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function close(picker) {
  picker.querySelector('[role="listbox"]').replaceChildren();
  picker.querySelector('[role="combobox"]').setAttribute("aria-expanded", "false");
}

function take(picker, option) {
  const held = picker.querySelector('input[type="hidden"]');
  const input = picker.querySelector('[role="combobox"]');
  held.value = option.dataset.value;
  input.value = option.dataset.words;
  close(picker);
  held.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  const picker = event.target.closest?.(".picker");
  if (!picker) return;
  const all = options(picker);
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" && all.length) point(picker, (at + 1) % all.length);
  else if (event.key === "ArrowUp" && all.length) point(picker, (at - 1 + all.length) % all.length);
  else if (event.key === "Enter" && all.length) take(picker, all[Math.max(at, 0)]);
  else if (event.key === "Escape" && all.length) close(picker);
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const option = event.target.closest?.('.picker [role="option"]');
  if (option) take(option.closest(".picker"), option);
  document.querySelectorAll(".picker").forEach((picker) => picker.contains(event.target) || close(picker));
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
});

// Typing anew gives up the person taken before, so that no other person's record is written by mistake.
document.addEventListener("input", (event) => {
  const picker = event.target.closest?.(".picker");
  if (picker && event.target.matches('[role="combobox"]')) picker.querySelector('input[type="hidden"]').value = "";
});

document.addEventListener("htmx:afterSwap", (event) => {
  const picker = event.target.closest?.(".picker");
  if (picker) picker.querySelector('[role="combobox"]').setAttribute("aria-expanded", String(options(picker).length > 0));
});

// A slow line tempts to click twice; the second click must not write a second record.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 8000);
});

// The session may end while a page lies open: errors of fragments are told, never swallowed.
document.addEventListener("htmx:responseError", (event) => tell(`操作没有成功（${event.detail.xhr.status}），请刷新页面后再试。`));
document.addEventListener("htmx:sendError", () => tell("网络不通，请检查后再试。"));

function tell(words) {
  const note = document.createElement("p");
  note.className = "message error";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.getElementById("messages")?.replaceChildren(note);
}
