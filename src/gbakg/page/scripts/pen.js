// A pen that has a canvas's words and writes SVG: what paint.js draws in the window, it draws here as well, to the letter.
// Plain attributes only, baselines written out, each colour's opacity apart: office programs read no more than that.

((app) => {
  const PLAIN = {
    fillStyle: "#000000",
    strokeStyle: "#000000",
    lineWidth: 1,
    lineJoin: "miter",
    lineCap: "butt",
    globalAlpha: 1,
    font: "10px sans-serif",
    textAlign: "left",
    textBaseline: "alphabetic",
    dashes: [],
    matrix: new DOMMatrix(),
  };
  const ANCHORS = { center: "middle", right: "end" };
  /** Of the size of the type: from the middle of a line down to its baseline. */
  const TO_BASELINE = 0.36;
  /** What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets. */
  const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const ruler = document.createElement("canvas").getContext("2d");

  /** A text without signs that XML cannot hold; each is replaced by U+FFFD, as the program's own writer does. */
  const legible = (text) => String(text).replace(ILLEGAL, "\ufffd");

  const round = (number) => Math.round(number * 1000) / 1000;

  class Pen {
    constructor(parent) {
      Object.assign(this, PLAIN, { parent, kept: [], outline: "" });
    }

    save() {
      this.kept.push(Object.fromEntries(Object.keys(PLAIN).map((key) => [key, this[key]])));
    }

    restore() {
      Object.assign(this, this.kept.pop());
    }

    translate(x, y) {
      this.matrix = this.matrix.translate(x, y);
    }

    scale(x, y) {
      this.matrix = this.matrix.scale(x, y);
    }

    rotate(angle) {
      this.matrix = this.matrix.rotate((angle * 180) / Math.PI);
    }

    setLineDash(dashes) {
      this.dashes = dashes;
    }

    beginPath() {
      this.outline = "";
    }

    /** A whole circle; no other arc is drawn. */
    arc(x, y, radius) {
      const half = `a${radius} ${radius} 0 1 0`;
      this.outline += `M${round(x - radius)} ${round(y)}${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
    }

    roundRect(left, top, width, height, radius) {
      const [wide, high] = [round(width - 2 * radius), round(height - 2 * radius)];
      const turn = (x, y) => `a${radius} ${radius} 0 0 1 ${x * radius} ${y * radius}`;
      const start = `M${round(left + radius)} ${round(top)}`;
      this.outline += `${start}h${wide}${turn(1, 1)}v${high}${turn(-1, 1)}h${-wide}${turn(-1, -1)}v${-high}${turn(1, -1)}Z`;
    }

    fill(path) {
      const look = { fill: this.fillStyle, "fill-opacity": this.globalAlpha };
      this.put("path", { d: path?.outline || this.outline, ...look });
    }

    stroke(path) {
      this.put("path", { d: path?.outline || this.outline, fill: "none", ...this.line() });
    }

    fillText(text, x, y) {
      this.write(text, x, y, { fill: this.fillStyle, "fill-opacity": this.globalAlpha });
    }

    strokeText(text, x, y) {
      this.write(text, x, y, { fill: "none", ...this.line(), "aria-hidden": "true" });
    }

    measureText(text) {
      ruler.font = this.font;
      return ruler.measureText(text);
    }

    line() {
      return {
        stroke: this.strokeStyle,
        "stroke-width": round(this.lineWidth),
        "stroke-opacity": this.globalAlpha,
        "stroke-linejoin": this.lineJoin === "miter" ? "" : this.lineJoin,
        "stroke-linecap": this.lineCap === "butt" ? "" : this.lineCap,
        "stroke-dasharray": this.dashes.join(" "),
      };
    }

    write(text, x, y, look) {
      const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font);
      const drop = this.textBaseline === "middle" ? TO_BASELINE * size : 0;
      const type = { "font-family": family, "font-size": round(size), "font-weight": weight };
      const where = { x: round(x), y: round(y + drop), "text-anchor": ANCHORS[this.textAlign] };
      this.put("text", { ...where, ...type, ...look, text: legible(text) });
    }

    put(tag, { "fill-opacity": fill, "stroke-opacity": stroke, ...look }) {
      const { a, b, c, d, e, f } = this.matrix;
      const moved = this.matrix.isIdentity ? "" : `matrix(${[a, b, c, d, e, f].map(round).join(" ")})`;
      const thin = { "fill-opacity": fill < 1 ? round(fill) : "", "stroke-opacity": stroke < 1 ? round(stroke) : "" };
      this.parent.append(app.dom.draw(tag, { ...look, ...thin, transform: moved }));
    }
  }

  app.pen = { on: (parent) => new Pen(parent), legible };
})(globalThis.gbakg);
