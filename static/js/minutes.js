// Minutes line by line: each line goes to the server as it is typed, in the order of typing, and is kept in this browser
// until the server has said that it is saved. A line has its identity from here, so that sending it twice saves it once.
// Two people may write: the lines of the other are fetched, and where both changed one line both texts stay.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-minutes]");
  if (!form) return;
  const list = form.querySelector("[data-lines]");
  const template = document.querySelector("[data-line-template]");
  const state = form.querySelector("[data-state]");
  const { key } = form.dataset;
  const HEADS = ["chair", "secretary"];
  const PAUSE = 700, LONG_PAUSE = 3000, POLL = 4000, FIRST_WAIT = 1000, LONGEST_WAIT = 15000;
  const MARKS = [[/^(päätös|päätettiin|beslut|decision)\s*:\s*/i, "decision"], [/^(tehtävä|uppgift|task)\s*:\s*/i, "task"]];
  let waiting = read();
  let isSending = false, isOffline = false, wait = FIRST_WAIT, timer = 0, serial = 0, isLeaving = false;

  // --- what has not been saved yet -----------------------------------------------------------------------------
  function read() {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  }
  function keep() {
    try {
      if (Object.keys(waiting).length) localStorage.setItem(key, JSON.stringify(waiting));
      else localStorage.removeItem(key);
    } catch { /* a browser that keeps nothing still sends */ }
  }
  function say(words, kind) {
    const told = form.dataset[words] || "";
    if (state.textContent !== told) state.textContent = told;
    state.dataset.kind = kind;
  }
  function tellState() {
    if (!Object.keys(waiting).length) say("saved", "ok");
    else say(...(isOffline ? ["waiting", "late"] : ["saving", "wait"]));
  }

  const { part, rowOf, rows, newUid, makeRow, ready, grow, fill, mark } = minutesRows(form, list, template);

  // --- saving --------------------------------------------------------------------------------------------------
  function put(row, isSettled, isRemoved = false) {
    const uid = row.dataset.uid, text = part(row, "text").value;
    const above = row.previousElementSibling;
    const was = waiting[uid];
    if (!text.trim() && part(row, "seen").value === "0" && !was) return;
    serial += 1;
    waiting[uid] = {
      kind: part(row, "kind").value, source: part(row, "source").value, event: (part(row, "event") || {}).value || "", text, seen: part(row, "seen").value,
      after: above ? above.dataset.uid : "", settled: isSettled, removed: isRemoved || (isSettled && !text.trim()), serial,
      tried: was ? was.tried : [],
    };
    row.dataset.unsettled = isSettled ? "" : "yes";
    keep(); tellState();
  }
  function body(uid, line) {
    const { kind, source, event, text, seen, after } = line;
    const data = new URLSearchParams({ uid, kind, source, event: event || "", text, seen, after, draft: line.settled ? "" : "1", removed: line.removed ? "1" : "" });
    line.tried.forEach((text) => data.append("tried", text));
    return data;
  }
  function later(milliseconds) {
    window.clearTimeout(timer);
    timer = window.setTimeout(send, milliseconds);
  }
  async function post(url, data) {
    const answer = await fetch(url, {
      method: "POST", body: data, credentials: "same-origin",
      headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value, Accept: "application/json" },
    });
    if (answer.redirected || answer.status === 403) throw new Error("signed out");
    if (answer.status >= 500 || answer.status === 429) throw new Error("try again");
    return answer;
  }
  async function send() {
    if (isSending) return;
    isSending = true;
    try {
      let next;
      while ((next = Object.entries(waiting).find(([, line]) => !line.refused))) await sendOne(...next);
      isOffline = false; wait = FIRST_WAIT;
      if (Object.values(waiting).some((line) => line.refused)) say("refused", "late"); else tellState();
    } catch (problem) {
      isOffline = true;
      if (problem.message === "signed out") say("signedOut", "late"); else tellState();
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    } finally { isSending = false; }
  }
  async function sendOne(uid, line) {
    const [what, which] = uid.split(":");
    if (which) {
      const data = what === "head" ? { [which]: line.text } : { person: which, present: line.text };
      const answer = await post(form.dataset.presentUrl, new URLSearchParams(data));
      if (!answer.ok) return refuse(uid);
      settle(uid, line.serial);
      return takeHeads((await answer.json()).heads);
    }
    const sent = body(uid, line);
    if (!line.tried.includes(line.text)) line.tried.push(line.text); // the answer may get lost though it was saved
    line.tried = line.tried.slice(-20);
    keep();
    const answer = await post(form.dataset.lineUrl, sent);
    if (!answer.ok) return refuse(uid);
    const saved = await answer.json();
    const isSame = settle(uid, line.serial);
    if (saved.line) take(uid, saved, isSame);
  }
  function takeHeads(heads) {
    if (document.getElementById("overtaken")) return; // what was typed there waits for a decision
    for (const name of HEADS) {
      const field = form.elements[name];
      if (!waiting[`head:${name}`] && document.activeElement !== field) field.value = heads[name];
    }
    form.elements.version.value = heads.version;
  }
  function refuse(uid) {
    if (waiting[uid]) waiting[uid].refused = true;
    keep();
  }
  function settle(uid, sent) {
    const isSame = waiting[uid] && waiting[uid].serial === sent;
    if (isSame) delete waiting[uid];
    keep();
    return isSame;
  }
  function take(uid, saved, isSame) {
    const row = rowOf(uid);
    if (saved.twin) return takeTwin(uid, row, saved);
    if (saved.line.is_removed) return row && isSame && row.remove();
    if (waiting[uid]) Object.assign(waiting[uid], { seen: String(saved.line.version), tried: [] });
    const here = row || makeRow(uid, null);
    if (isSame && part(here, "text").value.trim() === saved.line.text.trim()) mark(here, saved.line);
    else if (isSame) fill(here, saved.line);
    else part(here, "seen").value = saved.line.version;
    keep();
  }
  function takeTwin(uid, row, saved) {
    const below = rowOf(saved.twin.uid) || makeRow(saved.twin.uid, row);
    const field = row && part(row, "text"), typed = field ? field.value : saved.twin.text;
    const isHere = field && document.activeElement === field, at = isHere ? field.selectionStart : 0;
    fill(below, saved.twin);
    delete waiting[uid];
    if (row) fill(row, saved.line);
    if (typed.trim() && typed.trim() !== saved.twin.text.trim()) { part(below, "text").value = typed; put(below, false); }
    if (isHere) { part(below, "text").focus(); part(below, "text").setSelectionRange(at, at); }
    keep();
  }

  // --- what the other writes -------------------------------------------------------------------------------------
  async function poll() {
    if (document.hidden || isSending || isLeaving) return;
    try {
      const answer = await fetch(form.dataset.linesUrl, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const found = await answer.json();
      if (isOffline) { isOffline = false; send(); }
      merge(found.lines);
      for (const [number, isThere] of Object.entries(found.present)) {
        const box = form.querySelector(`[data-present][value="${number}"]`);
        if (box && !waiting[`present:${number}`]) box.checked = Boolean(isThere);
      }
      takeHeads(found.heads);
    } catch { isOffline = true; tellState(); }
  }
  function merge(lines) {
    const known = new Set(lines.map((line) => line.uid));
    let above = null;
    for (const line of lines) {
      let row = rowOf(line.uid);
      const isOurs = waiting[line.uid] || (row && row.dataset.typing === "yes");
      if (!row) {
        row = makeRow(line.uid, above);
        if (!above) list.prepend(row);
        fill(row, line);
      } else if (!isOurs && Number(part(row, "seen").value) < line.version) fill(row, line);
      above = row;
    }
    rows().forEach((row) => {
      const isOld = Number(part(row, "seen").value) > 0 && !known.has(row.dataset.uid);
      if (isOld && !waiting[row.dataset.uid] && !row.contains(document.activeElement)) row.remove();
    });
  }

  // --- typing ----------------------------------------------------------------------------------------------------
  function begin(below) {
    const row = makeRow(newUid(), below);
    if (below) ["source", "event"].forEach((name) => { if (part(row, name)) part(row, name).value = part(below, name).value; });
    part(row, "text").focus();
    return row;
  }
  function drop(row) {
    const other = row.previousElementSibling || row.nextElementSibling;
    if (part(row, "seen").value !== "0" || waiting[row.dataset.uid]) { put(row, true, true); later(0); }
    row.remove();
    if (other) part(other, "text").focus(); else begin(null);
  }
  list.addEventListener("input", (event) => {
    const row = event.target.closest("[data-uid]");
    if (event.target.dataset.part === "text") {
      for (const [pattern, kind] of MARKS) {
        if (!pattern.test(event.target.value)) continue;
        event.target.value = event.target.value.replace(pattern, "");
        part(row, "kind").value = kind;
      }
      if (/^\s/.test(event.target.value)) event.target.value = event.target.value.trimStart();
      grow(event.target);
      row.dataset.typing = "yes";
    }
    row.className = row.className.replace(/mline--\w+/, `mline--${part(row, "kind").value}`);
    put(row, event.target.dataset.part !== "text");
    later(PAUSE);
  });
  list.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-uid]");
    if (!row || row.contains(event.relatedTarget)) return;
    row.dataset.typing = "";
    if (row.dataset.unsettled === "yes") { put(row, true); later(0); }
  });
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-uid]");
    if (event.isComposing || event.target.dataset.part !== "text") return;
    const field = event.target;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (field.value.trim()) begin(row);
    } else if (event.key === "Backspace" && !field.value && rows().length > 1) {
      event.preventDefault();
      drop(row);
    } else if (event.key === "ArrowUp" && !field.selectionEnd && row.previousElementSibling) {
      part(row.previousElementSibling, "text").focus();
    } else if (event.key === "ArrowDown" && field.selectionStart === field.value.length && row.nextElementSibling) {
      part(row.nextElementSibling, "text").focus();
    }
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (button) drop(button.closest("[data-uid]"));
  });
  form.querySelector("[data-add]").addEventListener("click", () => begin(rows().at(-1)));
  function putBeside(uid, text, milliseconds) {
    serial += 1;
    waiting[uid] = { text, serial };
    keep(); tellState(); later(milliseconds);
  }
  form.addEventListener("input", ({ target }) => {
    if (HEADS.includes(target.name)) putBeside(`head:${target.name}`, target.value, LONG_PAUSE);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.matches("[data-present]")) putBeside(`present:${target.value}`, target.checked ? "1" : "", 0);
    else if (HEADS.includes(target.name)) putBeside(`head:${target.name}`, target.value, 0);
  });
  form.addEventListener("submit", () => { isLeaving = true; });
  document.querySelector("[data-share]").addEventListener("submit", async (event) => {
    if (!Object.keys(waiting).length) return;
    event.preventDefault();
    await send();
    if (!Object.keys(waiting).length) event.target.submit();
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("offline", () => { isOffline = true; tellState(); });

  // --- beginning: empty rows give place to one, and what an earlier visit could not send is sent now ---------------------
  rows().forEach((row) => {
    if (part(row, "seen").value === "0" && !part(row, "text").value) row.remove(); else ready(row);
  });
  form.querySelector("[data-add]").hidden = false;
  Object.entries(waiting).forEach(([uid, line]) => {
    serial = Math.max(serial, line.serial || 0);
    line.refused = false;
    const [what, which] = uid.split(":");
    if (what === "head") form.elements[which].value = line.text;
    if (which || line.removed) return;
    const row = rowOf(uid) || makeRow(uid, line.after ? rowOf(line.after) : null);
    fill(row, { ...line, version: line.seen, is_twin: false });
  });
  if (!rows().length) makeRow(newUid(), null);
  tellState();
  if (Object.keys(waiting).length) later(0);
  window.setInterval(poll, POLL);
});
