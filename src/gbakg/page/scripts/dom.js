// Elements. Whatever comes from the data goes in as text, never as markup.

((app) => {
  const SVG = "http://www.w3.org/2000/svg";
  const PROPERTIES = new Set(["hidden", "type", "disabled", "value", "open", "colSpan", "id"]);

  const dress = (element, wishes) => {
    for (const [key, value] of Object.entries(wishes)) {
      if (value === undefined || value === null || value === "") {
        continue;
      }
      if (key === "text") {
        element.textContent = value;
      } else if (key === "on") {
        for (const [event, act] of Object.entries(value)) {
          element.addEventListener(event, act);
        }
      } else if (key === "class") {
        element.setAttribute("class", value);
      } else if (PROPERTIES.has(key)) {
        element[key] = value;
      } else {
        element.setAttribute(key, value);
      }
    }
  };

  /** An element with attributes, listeners and children; children that are empty are left out. */
  const make = (tag, wishes = {}, ...children) => {
    const element = document.createElement(tag);
    dress(element, wishes);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  const draw = (tag, wishes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    dress(element, wishes);
    element.append(...children);
    return element;
  };

  /** A text of the data, set apart in writing direction and marked where it is in the other language. */
  const word = (text, wishes = {}) => make("bdi", { lang: app.speech.tag(text), ...wishes, text });

  /** A name that moves the focus. */
  const link = (id, text = app.speech.name(id)) =>
    make("button", { type: "button", class: "link", on: { click: () => app.state.go({ focus: id }) } }, word(text));

  /** A link that leaves the page: only http and https, shown without its scheme. */
  const away = (address, text = address.replace(/^https?:\/\/(www\.)?/, "")) => {
    if (!/^https?:\/\/[^\s"'<>]+$/i.test(address)) {
      return word(text);
    }
    return make("a", { href: address, rel: "noopener noreferrer external", target: "_blank" }, word(text));
  };

  const find = (selector) => document.querySelector(selector);

  app.dom = { make, draw, word, link, away, find };
})(globalThis.gbakg);
