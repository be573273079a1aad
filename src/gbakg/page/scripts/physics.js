// Physics: the network may move by itself where the person asks for it, and goes back to its places when it is to stop.

((app) => {
  const GENTLE = {
    enabled: true,
    solver: "forceAtlas2Based",
    forceAtlas2Based: {
      gravitationalConstant: -34,
      centralGravity: 0.015,
      springLength: 40,
      springConstant: 0.06,
      damping: 0.8,
    },
    maxVelocity: 8,
    minVelocity: 0.3,
    timestep: 0.3,
    stabilization: false,
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let moves = false;

  const turn = (wish) => {
    moves = wish;
    app.graph.network().setOptions({ physics: wish ? GENTLE : { enabled: false } });
    app.graph.container.classList.toggle("moves", wish);
    app.graph.loosen(wish);
  };

  const toggle = ({ currentTarget }) => {
    turn(!moves);
    dress(currentTarget);
  };

  const dress = (button) => {
    const text = app.speech.say(moves ? "moveStop" : "move");
    button.setAttribute("aria-pressed", String(moves));
    button.title = text;
  };

  /** The switch; nobody who asked for less motion is offered any. */
  const button = () => {
    if (calm.matches) {
      return [];
    }
    const one = app.dom.make("button", {
      type: "button",
      class: "motion",
      "aria-label": app.speech.say("move"),
      text: "∿",
      on: { click: toggle },
    });
    dress(one);
    return [one];
  };

  const listen = () => calm.addEventListener("change", () => calm.matches && moves && turn(false));

  app.physics = { button, listen, moves: () => moves };
})(globalThis.gbakg);
