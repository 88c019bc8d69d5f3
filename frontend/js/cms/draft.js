// The copy of an unsaved form on this device. Files and secrets are not kept.
const prefix = "draft:";
const keep = 30 * 24 * 3600 * 1000;
const skip = new Set(["csrfmiddlewaretoken", "version"]);

/** Takes away copies nobody came back for. */
function sweep() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
    if (Date.now() - JSON.parse(localStorage.getItem(key)).at > keep) localStorage.removeItem(key);
  }
}

export class Draft {
  constructor(form) {
    this.key = prefix + (form.dataset.draft || form.dataset.autosave);
    this.form = form;
  }

  keep() {
    const pairs = [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !skip.has(name));
    const draft = { version: this.form.dataset.version, at: Date.now(), pairs };
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
    } catch {
      // full or switched off: leaving the page still asks first
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  /** The kept copy, only while it belongs to the version shown. */
  find() {
    try {
      sweep();
      const draft = JSON.parse(localStorage.getItem(this.key));
      if (draft?.version === this.form.dataset.version) return draft;
      this.drop();
      return null;
    } catch {
      return null;
    }
  }

  /** Puts the kept values into the form; rows added since then are added again by the caller. */
  restore({ pairs }) {
    const values = new Map();
    for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of this.form.elements) {
      if (!field.name || skip.has(field.name) || field.type === "file") continue;
      const kept = values.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = kept.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = kept.includes(option.value);
      else if (kept.length) field.value = kept.length > 1 ? kept.shift() : kept[0];
    }
  }
}
