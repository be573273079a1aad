// Take away: what is seen, as files that are named after it.

((app) => {
  const { make, draw, find } = app.dom;
  const ARROW = "M12 3v12M7 10.5l5 5l5-5M4 20h16";
  const LONGEST = 40;
  const dialog = find(".takeaway");
  const opener = find(".takeaway-open");
  const formats = [];
  let lit = true;

  /**
   * A format: its group in the menu, the ending of its file, its media type, and what writes it: `write` is told
   * `{ scene, state, lit }` and gives the file's contents, or a promise of them.
   */
  const add = (key, format) => formats.push({ key, ...format });

  /** A name as part of a file's name, on every system: letters and digits of any script, and hyphens between them. */
  const plain = (name) =>
    [...name.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-")].slice(0, LONGEST).join("").replace(/^-|-$/g, "");

  const special = (scene, state) => {
    if (!scene.near) {
      return "";
    }
    const ends = state.focus && !state.pick.size ? state.focus.split("~").map(app.speech.name) : [];
    return ends.map(plain).filter(Boolean).join("-") || "selection";
  };

  /** `gbakg-<view>[-filtered][-<what is lit up>]-<language>[-nodes|-edges].<ending>` */
  const nameOf = ({ part, ending }, { scene, state, lit: narrow }) => {
    const filtered = app.filters.changed() ? "filtered" : "";
    const parts = [scene.view.name, filtered, narrow ? special(scene, state) : "", state.language, part];
    return `${["gbakg", ...parts].filter(Boolean).join("-")}.${ending}`;
  };

  const hand = (blob, name) => {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };

  const tell = (text) => {
    dialog.querySelector(".told").textContent = text;
  };

  const take = async (format) => {
    const state = app.state.now();
    const scene = app.scene.of(state);
    const wish = { scene, state, lit: format.group === "pictures" || lit };
    const name = nameOf(format, wish);
    tell(app.speech.say("taking"));
    try {
      const contents = await format.write(wish);
      hand(new Blob([contents], { type: format.type }), name);
      tell(app.speech.say("taken", { name }));
    } catch (error) {
      tell(app.speech.say("notTaken", { name }));
      throw error;
    }
  };

  const button = (key, act) =>
    make(
      "button",
      { type: "button", class: "take", on: { click: act }, "aria-describedby": `take-${key}` },
      make("span", { class: "what", text: app.speech.say(key) }),
    );

  const row = (key, act) =>
    make(
      "li",
      {},
      button(key, act),
      make("span", { class: "for", id: `take-${key}`, text: app.speech.say(`${key}For`) }),
    );

  const group = (name) =>
    make(
      "section",
      { "aria-labelledby": `take-${name}` },
      make("h3", { id: `take-${name}`, text: app.speech.say(name) }),
      make(
        "ul",
        {},
        formats.filter((one) => one.group === name).map((one) => row(one.key, () => take(one))),
        name === "pictures" ? row("print", print) : null,
      ),
    );

  const print = () => {
    dialog.close();
    globalThis.print();
  };

  /** Where something is lit up: whether the tables keep to it. */
  const choice = (scene) => {
    if (!scene.near) {
      return null;
    }
    const change = ({ target }) => {
      lit = target.checked;
    };
    const box = make("input", { type: "checkbox", on: { change } });
    box.checked = lit;
    return make("label", { class: "lit" }, box, make("span", { text: app.speech.say("onlyLit") }));
  };

  const show = () => {
    const { say } = app.speech;
    const state = app.state.now();
    const scene = app.scene.of(state);
    const said = [app.captions.counts(scene), app.captions.lit(scene, state), app.captions.filters(scene, state)];
    dialog.replaceChildren(
      app.dom.closer(() => dialog.close()),
      make("h2", { id: "takeaway-title", text: say("takeaway") }),
      ...said.filter(Boolean).map((text) => make("p", { class: "said" }, app.dom.word(text))),
      group("pictures"),
      group("tables"),
      choice(scene) || "",
      make("p", { class: "told", role: "status", text: "" }),
    );
  };

  const listen = () => {
    const icon = draw(
      "svg",
      { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" },
      draw("path", { d: ARROW }),
    );
    opener.prepend(icon);
    opener.addEventListener("click", () => {
      lit = true;
      show();
      dialog.showModal();
    });
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener("close", () => dialog.replaceChildren());
  };

  /** In another language or another state; the button's sign needs a title where there is no room for its words. */
  const refresh = () => {
    opener.title = app.speech.say("takeaway");
    if (dialog.open) {
      show();
    }
  };

  app.takeaway = { add, listen, refresh };
})(globalThis.gbakg);
