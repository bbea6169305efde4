// The script of the page: the theme, the search with its filters, anchors, and copying.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // A page may be kept from storing anything.
  const stored = (key) => {
    try { return localStorage.getItem(`flowcms-status.${key}`); } catch { return null; }
  };
  const store = (key, value) => {
    try {
      if (value) localStorage.setItem(`flowcms-status.${key}`, value);
      else localStorage.removeItem(`flowcms-status.${key}`);
    } catch { /* it holds until the page is left */ }
  };

  // Before anything is drawn.
  const chosen = stored("theme");
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  root.classList.add("js");

  addEventListener("DOMContentLoaded", () => {
    theme();
    copying();
    // The page of one entry has nothing to search.
    if (!document.querySelector(".search")) return;
    anchors(search());
    shortcut();
    menu();
  });

  function theme() {
    const button = document.querySelector(".theme");
    const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
    const show = () => button.setAttribute("aria-pressed", isDark());
    button.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark";
      // What the system says too is no choice, and follows the system again.
      if ((next === "dark") === dark.matches) delete root.dataset.theme;
      else root.dataset.theme = next;
      store("theme", root.dataset.theme);
      show();
    });
    dark.addEventListener("change", show);
    show();
  }

  function search() {
    const form = document.querySelector(".search");
    const input = form.elements.namedItem("q");
    const selects = [...form.querySelectorAll("select")];
    const fields = [input, ...selects];
    const count = form.querySelector(".count");
    const clears = [...document.querySelectorAll(".clear")];
    const none = document.querySelector(".none");
    const intro = document.querySelector(".intro");
    // The index has a link for each entry, in the same order.
    const links = document.querySelectorAll("#page\\:index li");
    const entries = [...document.querySelectorAll(".entry")].map((element, at) => ({
      element, link: links[at], text: null, isShown: true, isBeside: false,
    }));
    const sections = [...document.querySelectorAll(".class")].map((element) => ({
      element, entries: entries.filter((entry) => element.contains(entry.element)),
    }));
    const groups = [...document.querySelectorAll("#page\\:index > p")].map((element, at) => ({
      element, entries: sections[at].entries,
    }));
    let linked = null;
    let writing = 0;

    const main = document.querySelector("main");
    const readAll = (entry, selector) => [...entry.element.querySelectorAll(selector)]
      .map((element) => element.textContent);
    const text = (entry) => entry.text ??= plain(readAll(entry, "[data-find]").join("\n"));

    // What matches, and whether only nearly.
    const find = (query) => {
      const words = query.split(/\s+/).map(plain).filter(Boolean);
      const exact = new Set(entries.filter((entry) => words.every((word) => text(entry).includes(word))));
      if (exact.size || !words.length) return { found: exact, isNear: false };
      for (const near of [named, said, misspelt, mostly]) {
        const found = new Set(near(query, words));
        if (found.size) return { found, isNear: near === misspelt || near === mostly };
      }
      return { found: exact, isNear: false };
    };

    // A `type`, a document, a line of a log: whatever has a reason in it.
    const named = (query) => {
      const names = new Set(query.split(/[^\p{L}\p{N}._~-]+/u));
      return entries.filter((entry) => names.has(entry.element.id));
    };

    // A message as it was sent, with anything in the places of its placeholders.
    const said = (query) => entries.filter((entry) => {
      entry.says ??= readAll(entry, "[data-says]").map(pattern).filter(Boolean);
      return entry.says.some((says) => says.test(query));
    });

    // Words with a slip of the pen, by the words that there are.
    let vocabulary = null;
    const misspelt = (_, words) => {
      vocabulary ??= new Set(entries.flatMap((entry) => text(entry).split(/[^\p{L}\p{N} ]+|\n/u)
        .flatMap((part) => [...part.split(" "), part.replaceAll(" ", "")])).filter((word) => word.length > 2 && word.length < 40));
      const all = words.map((word) => {
        const one = word.replaceAll(" ", "");
        if (one.length < 4) return [word];
        return [...vocabulary].filter((known) => isNear(one, known, one.length < 8 ? 1 : 2));
      });
      return entries.filter((entry) => {
        entry.squeezed ??= text(entry).replaceAll(" ", "");
        return all.every((near) => near.some((word) => text(entry).includes(word) || entry.squeezed.includes(word)));
      });
    };

    // More than two thirds of the words, and no entry with more of them.
    const mostly = (_, words) => {
      const counts = entries.map((entry) => words.filter((word) => word.length > 2 && text(entry).includes(word)).length);
      const most = Math.max(...counts);
      return most > 1 && most > words.length * 2 / 3 ? entries.filter((_, at) => counts[at] === most) : [];
    };

    const apply = () => {
      const query = input.value.trim();
      const wanted = selects.filter((select) => select.value);
      const isFiltered = query !== "" || wanted.length > 0;
      const { found, isNear } = find(query);
      let shown = 0;
      for (const entry of entries) {
        const { dataset } = entry.element;
        const matches = wanted.every((select) => dataset[select.name].split(" ").includes(select.value))
          && found.has(entry);
        shown += matches;
        show(entry, matches || entry === linked, !matches);
      }
      for (const { element, entries } of [...sections, ...groups]) {
        element.hidden = !entries.some((entry) => entry.isShown);
      }
      intro.hidden = isFiltered;
      none.hidden = shown > 0 || !isFiltered;
      clears[0].hidden = !isFiltered;
      const message = `${isNear && shown ? "Nearly: " : ""}${shown} of ${entries.length} errors`;
      if (count.textContent !== message) count.textContent = message;
    };

    // An element is touched only where something changes: of 2,000 most stay as they are.
    const show = (entry, isShown, isBeside) => {
      if (entry.isShown !== isShown) {
        entry.isShown = isShown;
        entry.element.hidden = !isShown;
        entry.link.hidden = !isShown;
      }
      if (entry.isBeside !== (isShown && isBeside)) {
        entry.isBeside = isShown && isBeside;
        entry.element.classList.toggle("beside", entry.isBeside);
      }
    };

    const write = () => {
      const query = new URLSearchParams(location.search);
      for (const { name, value } of fields) {
        if (value) query.set(name, value);
        else query.delete(name);
      }
      const search = query.size ? `?${query}` : "";
      // Browsers refuse to do this often, and where a page has no address.
      try {
        history.replaceState(history.state, "", location.pathname + search + location.hash);
      } catch { /* the search works without */ }
    };

    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const field of fields) {
        field.value = query.get(field.name) ?? "";
        if (field.selectedIndex === -1) field.selectedIndex = 0;
      }
      apply();
    };

    const flush = () => {
      clearTimeout(writing);
      writing = 0;
      write();
    };

    const changed = () => {
      linked = null;
      apply();
      // What was found begins where the reader looks.
      if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
      clearTimeout(writing);
      writing = setTimeout(flush, 150);
    };

    const clear = () => {
      for (const field of fields) field.value = "";
      changed();
    };

    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      flush();
      const first = entries.find((entry) => entry.isShown);
      if (first) location.hash = first.element.id;
    });
    for (const button of clears) {
      button.addEventListener("click", () => {
        clear();
        input.focus();
      });
    }
    addEventListener("popstate", () => (writing ? flush() : read()));
    addEventListener("keydown", (event) => {
      const isTyping = event.target.matches("input, select, textarea");
      if (event.key === "/" && stored("slash") !== "off" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      } else if (event.key === "Escape" && !event.target.matches("select")) {
        event.preventDefault();
        clear();
      }
    });
    read();

    return {
      find: (id) => {
        const element = document.getElementById(id)?.closest(".entry");
        return element && entries.find((entry) => entry.element === element);
      },
      link(entry) {
        linked = entry;
        apply();
      },
    };
  }

  // Without case, and whatever joins the words.
  function plain(text) {
    return text.toLowerCase().replace(/[ _\u2010-\u2015-]+/g, " ").trim();
  }

  // What a message of this template looks like: `entry `{slug}` does not exist`.
  function pattern(template) {
    const parts = template.replaceAll("{{", "\u0001").replaceAll("}}", "\u0002").split(/\{[^{}]*\}/)
      .map((part) => part.replaceAll("\u0001", "{").replaceAll("\u0002", "}"));
    if (parts.join("").replace(/\P{L}/gu, "").length < 4) return null;
    const fixed = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
    return new RegExp(fixed.join("(?:[^\\n]*?)"), "i");
  }

  // Whether so few letters are missing, too many, wrong or turned around.
  function isNear(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return false;
    let before = [];
    let above = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row += 1) {
      const current = [row];
      let least = row;
      for (let at = 1; at <= other.length; at += 1) {
        let cost = Math.min(above[at] + 1, current[at - 1] + 1, above[at - 1] + (one[row - 1] !== other[at - 1]));
        if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
          cost = Math.min(cost, before[at - 2] + 1);
        }
        current.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return false;
      [before, above] = [above, current];
    }
    return above[other.length] <= most;
  }

  // The key by which the search is reached, for who wants it.
  function shortcut() {
    const box = document.querySelector("[name=slash]");
    const input = document.querySelector(".query input");
    const hint = document.querySelector(".query kbd");
    const show = () => {
      box.checked = stored("slash") !== "off";
      hint.hidden = !box.checked;
      if (box.checked) input.setAttribute("aria-keyshortcuts", "/");
      else input.removeAttribute("aria-keyshortcuts");
    };
    box.addEventListener("change", () => {
      store("slash", box.checked ? "" : "off");
      show();
    });
    show();
  }

  // The entry of the address is shown whatever the filters say.
  function anchors(list) {
    let target = null;
    const decoded = (text) => {
      try { return decodeURIComponent(text); } catch { return text; }
    };
    const open = () => {
      const name = location.hash.slice(1) || location.pathname.split("/").filter(Boolean).pop();
      const entry = name && list.find(decoded(name));
      target?.element.classList.remove("target");
      target?.link.firstChild.removeAttribute("aria-current");
      target = entry;
      if (!entry) return;
      list.link(entry);
      entry.element.classList.add("target");
      entry.link.firstChild.setAttribute("aria-current", "true");
      entry.element.tabIndex = -1;
      entry.element.focus({ preventScroll: true });
      entry.element.scrollIntoView();
      entry.link.scrollIntoView({ block: "nearest" });
      // What is drawn for the first time may turn out taller than was assumed.
      requestAnimationFrame(() => entry.element.scrollIntoView());
    };
    addEventListener("hashchange", open);
    open();
  }

  function copying() {
    const copy = async (element) => {
      if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
      // Without TLS there is no clipboard but this one.
      getSelection().selectAllChildren(element);
      if (!document.execCommand("copy")) throw new Error("not allowed");
    };
    const said = document.querySelector(".said");
    document.addEventListener("click", async (event) => {
      const button = event.target.closest(".copy");
      if (!button) return;
      const code = button.closest("header, .example, .snippet").querySelector("code");
      try {
        await copy(code);
      } catch {
        getSelection().selectAllChildren(code);
        return;
      }
      button.textContent = "Copied";
      said.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 1500);
    });
  }

  function menu() {
    const button = document.querySelector(".menu");
    const index = document.getElementById("page:index");
    const toggle = (isOpen) => {
      button.setAttribute("aria-expanded", isOpen);
      index.classList.toggle("open", isOpen);
    };
    button.addEventListener("click", () => {
      toggle(button.getAttribute("aria-expanded") !== "true");
    });
    index.addEventListener("click", (event) => {
      if (event.target.closest("a")) toggle(false);
    });
  }
})();
