// Leads from findings to their places and back, filters, and shows what is known of a figure.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const all = (root, selector) => [...root.querySelectorAll(selector)];
const numbers = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean).map(Number);
const tip = document.getElementById("tip");
const search = document.getElementById("search");
const ruleChoice = document.getElementById("rule");
const documents = all(document, "article").map(read);
let current = documents[0];

function read(article, number) {
  const places = new Map(), figures = new Map();
  const marks = all(article, ".text span");
  const note = (map, key, mark) => map.set(key, [...(map.get(key) || []), mark]);
  for (const mark of marks) {
    for (const finding of numbers(mark, "finding")) note(places, finding, mark);
    for (const finding of numbers(mark, "related")) note(places, "related" + finding, mark);
    for (const figure of numbers(mark, "figure")) note(figures, figure, mark);
  }
  const items = all(article, "li[data-finding]");
  return { article, number, places, figures, marks, items, known: data.documents[number], hidden: new Set() };
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function unmark() {
  for (const mark of all(current.article, ".here, .tied")) mark.classList.remove("here", "tied");
}

function show(marks, className) {
  for (const mark of marks || []) mark.classList.add(className);
}

function goTo(marks) {
  if (marks && marks.length) marks[0].scrollIntoView({ block: "center" });
}

function openTab(name) {
  for (const tab of all(current.article, ".tabs button")) tab.setAttribute("aria-selected", tab.dataset.sheet === name);
  for (const sheet of all(current.article, ".sheet")) sheet.hidden = !sheet.classList.contains(name);
}

function chooseFinding(number, from) {
  const item = current.items.find((one) => Number(one.dataset.finding) === number);
  if (!item) return;
  unmark();
  item.classList.add("here");
  show(current.places.get("related" + number), "tied");
  show(current.places.get(number), "here");
  if (from !== "text") goTo(current.places.get(number));
  if (from !== "list") { openTab("findings"); item.scrollIntoView({ block: "nearest" }); }
  explain(item);
}

// The rule's explanation is written once in the data, and put under a finding when it is chosen.
function explain(item) {
  const rule = data.rules[item.dataset.rule];
  if (!rule || item.querySelector(".explained")) return;
  item.append(element("p", `${rule.title}：${rule.explanation}依据：${rule.source}`, "explained quiet"));
}

function chooseRelation(number) {
  const relation = current.known.relations[number];
  unmark();
  const item = current.article.querySelector(`li[data-relation="${number}"]`);
  if (item) item.classList.add("here");
  for (const figure of relation.operands) show(current.figures.get(figure), "tied");
  const target = relation.result === null ? relation.operands[0] : relation.result;
  show(current.figures.get(target), "here");
  goTo(current.figures.get(target));
}

function chooseFigure(number, jump) {
  unmark();
  tip.hidden = true;
  show(current.figures.get(number), "here");
  if (jump) goTo(current.figures.get(number));
  const sheet = current.article.querySelector(".sheet.figure");
  sheet.replaceChildren(element("p", current.known.figures[number].text, "name"), card(number), ties(number));
  openTab("figure");
}

function card(number) {
  const list = element("dl");
  for (const [name, value] of current.known.figures[number].rows) list.append(element("dt", name), element("dd", value));
  return list;
}

function ties(number) {
  const list = element("ol");
  current.known.relations.forEach((relation, at) => {
    if (relation.result !== number && !relation.operands.includes(number)) return;
    const item = element("li", "", relation.holds ? "kept" : "broken");
    item.append(element("p", `${relation.type}：${relation.holds ? "相符" : "不符"}`, "name"), element("p", relation.working));
    for (const other of new Set([relation.result, ...relation.operands])) {
      if (other === null || other === number) continue;
      show(current.figures.get(other), "tied");
      const { text, line } = current.known.figures[other];
      const link = element("button", `第${line}行 ${text}`, "link");
      link.type = "button";
      link.addEventListener("click", (event) => { event.stopPropagation(); chooseFigure(other, true); });
      item.append(link, " ");
    }
    item.addEventListener("click", () => chooseRelation(at));
    list.append(item);
  });
  return list.children.length ? list : element("p", "没有与其他数据的关系。", "none");
}

function filter() {
  const wanted = search.value.trim().toLowerCase();
  const severities = new Set(all(document, "input[name=severity]:checked").map((box) => box.value));
  for (const one of documents) {
    one.hidden = new Set();
    for (const item of one.items) {
      const chosen = ruleChoice.value ? item.dataset.rule === ruleChoice.value : severities.has(item.dataset.severity);
      const fits = chosen && (!wanted || item.textContent.toLowerCase().includes(wanted));
      item.hidden = !fits;
      if (!fits) one.hidden.add(Number(item.dataset.finding));
    }
    for (const mark of one.marks) {
      const own = numbers(mark, "finding");
      if (own.length) mark.classList.toggle("off", own.every((number) => one.hidden.has(number)));
    }
    const nothing = one.article.querySelector(".nothing");
    nothing.hidden = one.items.some((item) => !item.hidden);
    if (one.items.length) nothing.textContent = "没有符合条件的问题。";
  }
}

function step(by) {
  const shown = current.items.filter((item) => !item.hidden);
  if (!shown.length) return;
  const at = shown.findIndex((item) => item.classList.contains("here"));
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
  chooseFinding(Number(shown[next].dataset.finding), "keys");
}

function tell(mark, event) {
  const [number] = numbers(mark, "figure");
  if (number === undefined) return;
  tip.textContent = current.known.figures[number].rows.map((row) => row.join("：")).join("\n");
  tip.hidden = false;
  tip.style.left = Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 4)) + "px";
  const below = event.clientY + 18;
  tip.style.top = (below + tip.offsetHeight < innerHeight ? below : event.clientY - tip.offsetHeight - 10) + "px";
}

for (const one of documents) {
  const text = one.article.querySelector(".text");
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("span");
    if (!mark) return;
    const finding = numbers(mark, "finding").find((number) => !one.hidden.has(number));
    const [figure] = numbers(mark, "figure");
    if (finding !== undefined && !mark.classList.contains("here")) chooseFinding(finding, "text");
    else if (figure !== undefined) chooseFigure(figure, false);
  });
  text.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("span[data-figure]");
    if (mark) tell(mark, event); else tip.hidden = true;
  });
  text.addEventListener("mouseleave", () => { tip.hidden = true; });
  one.article.querySelector(".panel").addEventListener("click", (event) => {
    const tab = event.target.closest(".tabs button");
    if (tab) { openTab(tab.dataset.sheet); return; }
    const finding = event.target.closest("li[data-finding]");
    if (finding) { chooseFinding(Number(finding.dataset.finding), "list"); return; }
    const relation = event.target.closest("li[data-relation]");
    if (relation) chooseRelation(Number(relation.dataset.relation));
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = event.target.closest("li[data-finding], li[data-relation]");
  if (event.key === "Enter" && item) { item.click(); return; }
  if (event.target.matches("input[type=search], select")) { if (event.key === "Escape") event.target.blur(); return; }
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "/") { event.preventDefault(); search.focus(); }
  else if (event.key === "Escape") unmark();
});
search.addEventListener("input", filter);
ruleChoice.addEventListener("change", filter);
for (const box of all(document, "input[name=severity]")) box.addEventListener("change", filter);
const choice = document.getElementById("document");
if (choice) choice.addEventListener("change", () => {
  current = documents[Number(choice.value)];
  for (const one of documents) one.article.hidden = one !== current;
});
filter();
