// The script of the page: the theme, the search with its filters, anchors, and copying.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const KEY = "flowcms-status.theme";

  // A page may be kept from storing anything.
  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const store = (theme) => {
    try {
      if (theme) localStorage.setItem(KEY, theme);
      else localStorage.removeItem(KEY);
    } catch { /* it holds until the page is left */ }
  };

  // Before anything is drawn.
  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  root.classList.add("js");

  addEventListener("DOMContentLoaded", () => {
    theme();
    copying();
    // The page of one entry has nothing to search.
    if (!document.querySelector(".search")) return;
    anchors(search());
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
      store(root.dataset.theme);
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

    const text = (entry) => entry.text ??= [...entry.element.querySelectorAll("[data-find]")]
      .map((element) => element.textContent).join("\n").toLowerCase();

    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = selects.filter((select) => select.value);
      const isFiltered = words.length > 0 || wanted.length > 0;
      let shown = 0;
      for (const entry of entries) {
        const { dataset } = entry.element;
        const matches = wanted.every((select) => dataset[select.name].split(" ").includes(select.value))
          && words.every((word) => text(entry).includes(word));
        shown += matches;
        show(entry, matches || entry === linked, !matches);
      }
      for (const { element, entries } of [...sections, ...groups]) {
        element.hidden = !entries.some((entry) => entry.isShown);
      }
      intro.hidden = isFiltered;
      none.hidden = shown > 0 || !isFiltered;
      clears[0].hidden = !isFiltered;
      const message = `${shown} of ${entries.length} errors`;
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
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
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
      const code = button.closest("header, .example").querySelector("code");
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
