// The rows of minutes on the page: making one, filling it with what the server says, and what stands below it.
// Read before minutes.js, which sends and fetches them.
function minutesRows(form, list, template) {
  const part = (row, name) => row.querySelector(`[data-part="${name}"]`);
  const rowOf = (uid) => list.querySelector(`[data-uid="${CSS.escape(uid)}"]`);
  const rows = () => [...list.querySelectorAll("[data-uid]")];

  function newUid() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128;
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
  function makeRow(uid, below) {
    const made = template.content.firstElementChild.cloneNode(true);
    const old = made.dataset.uid;
    made.dataset.uid = uid;
    made.querySelectorAll("[name]").forEach((field) => {
      field.name = field.name.replace(old, uid);
      if (field.value === old) field.value = uid;
    });
    part(made, "seen").value = "0";
    if (below) below.after(made); else list.append(made);
    ready(made);
    return made;
  }
  function ready(row) {
    row.querySelector("[data-remove]").hidden = false;
    grow(part(row, "text"));
  }
  function grow(field) {
    field.rows = 1;
    const line = parseFloat(getComputedStyle(field).lineHeight) || 24;
    field.rows = Math.max(1, Math.min(12, Math.round((field.scrollHeight - 12) / line)));
  }
  function fill(row, line) {
    const field = part(row, "text");
    if (field.value !== line.text) {
      const at = [field.selectionStart, field.selectionEnd];
      field.value = line.text;
      if (document.activeElement === field) field.setSelectionRange(...at);
    }
    part(row, "kind").value = line.kind;
    part(row, "source").value = line.source;
    if (part(row, "event") && line.event) part(row, "event").value = line.event;
    mark(row, line);
    grow(field);
  }
  function mark(row, line) {
    part(row, "seen").value = line.version;
    row.className = `mline mline--${line.kind}${line.is_twin ? " is-twin" : ""}`;
    const note = row.querySelector("[data-note]");
    note.textContent = "";
    if (line.is_twin) note.append(told("mline__twin", form.dataset.twin));
    if (line.task) {
      note.append(Object.assign(document.createElement("a"), { className: "mline__task", href: line.task.url, textContent: line.task.text }));
    } else if (line.hint) {
      const words = document.querySelector(`[data-hint="${CSS.escape(line.hint)}"]`);
      if (words) note.append(told("mline__hint", words.textContent));
    }
  }
  function told(name, words) {
    return Object.assign(document.createElement("span"), { className: name, textContent: words });
  }
  return { part, rowOf, rows, newUid, makeRow, ready, grow, fill, mark };
}
