// Draws the figures from the numbers in #figures, and makes tables sortable. Everything it shows stands in the page's tables
// too: without this script the report is complete, only plainer.
(() => {
  "use strict";
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const colour = i => `var(--c${i % 8})`;
  const dash = i => ["none", "7 3", "2 3", "9 3 2 3", "4 2", "1 2", "12 4", "6 2 1 2"][i % 8];
  const ink = "var(--ink)", soft = "var(--soft)", paper = "var(--paper)";
  const known = v => v !== null && v !== undefined;
  const base = { style: { background: "none", color: "var(--ink)", fontSize: "12px", overflow: "visible" } };

  /** Three significant figures, as the tables have them. */
  const number = v => {
    if (!known(v)) return "–";
    const size = Math.abs(v);
    const text = size === 0 ? "0" : size >= 1000 || size < 1e-4 ? v.toLocaleString("en", { maximumSignificantDigits: 3 }) : String(Number(v.toPrecision(3)));
    return text.replace("-", "−").replace(/,/g, "\u202f");
  };
  const withUnit = (v, unit) => number(v) + (unit ? " " + unit : "");

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (known(value)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  // Width of a text in the font of the plots, for margins that fit.
  const pen = document.createElement("canvas").getContext("2d");
  const measure = text => {
    pen.font = "12px " + getComputedStyle(document.body).fontFamily;
    return pen.measureText(text).width;
  };
  const wrapped = (text, width) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = lines.at(-1) ? lines.at(-1) + " " + word : word;
      if (measure(longer) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const cut = (text, width) => {
    if (measure(text) <= width) return text;
    let end = text.length;
    while (end > 4 && measure(text.slice(0, end) + "…") > width) end--;
    return text.slice(0, end) + "…";
  };

  const panelled = (box, title, note, plot, width) => {
    const head = element("div", { class: "panel-head" }, element("strong", {}, title));
    if (note) head.append(" ", element("span", {}, note));
    box.append(element("div", { class: "panel", style: width ? `width:${width}px` : null }, head, plot));
  };

  const tip = (rows, x, y, text) => Plot.tip(rows, Plot.pointer({ x, y, title: text, fill: paper, stroke: soft, fontSize: 12, pathFilter: "none" }));

  // With zero in it where that is asked for, or where it lies so near that leaving it out would mislead.
  const range = (values, zero) => {
    const all = values.filter(known);
    let low = Math.min(...all), high = Math.max(...all);
    if (zero || (low > 0 && low < 0.4 * high)) { low = Math.min(low, 0); high = Math.max(high, 0); zero = true; }
    if (!(high > low)) { low -= 1; high += 1; }
    const edge = 0.03 * (high - low);
    return [zero && low === 0 ? 0 : low - edge, zero && high === 0 ? 0 : high + edge];
  };

  // Means with intervals, a row for each label. Wide pages put the panels side by side with the labels once at the left;
  // narrow ones put each label above its row.
  function dots(box, figure, width) {
    const order = [...new Set(figure.panels.flatMap(p => p.rows.map(r => r.l)))];
    const longest = Math.max(...order.map(measure)) + 14;
    const above = figure.wide ? width < 760 : width < 620;
    // Where most panels lack most rows, each has its own rows and labels, two panels side by side.
    const own = !above && figure.panels.length > 1 && figure.panels.some(p => p.rows.length < 0.6 * order.length);
    const half = own && width >= 760 ? Math.floor(width / 2) - 12 : width;
    const labels = above ? 0 : Math.min(longest, half * 0.42, figure.wide ? 430 : 230);
    const lines = new Map(order.map(l => [l, wrapped(l, above ? width - 8 : labels - 12)]));
    const columns = above || own ? 1 : Math.max(1, Math.min(figure.panels.length, Math.floor((width - labels) / 165)));
    const rows = Math.ceil(figure.panels.length / columns), perRow = Math.ceil(figure.panels.length / rows);
    const inner = own ? half - labels : Math.floor((width - labels) / perRow);
    box.style.alignItems = own ? "flex-start" : "";
    figure.panels.forEach((panel, k) => {
      const first = k % perRow === 0;
      // Side by side rows must align, so all panels share them; one below the other each has its own.
      const shown = perRow > 1 ? order : order.filter(l => panel.rows.some(r => r.l === l));
      const at = new Map(shown.map((l, i) => [l, i]));
      // No magazine gives more than all it has, whatever the width of an interval.
      const most = figure.bars ? Math.max(100, ...panel.rows.map(r => r.m)) : Infinity;
      const data = panel.rows.map(r => ({ ...r, i: at.get(r.l), ...(figure.bars && known(r.hi) ? { lo: Math.max(0, r.lo), hi: Math.min(most, r.hi) } : {}) }));
      const step = above ? 50 : 32;
      const x = figure.bars ? [0, most] : range(data.flatMap(r => [r.lo, r.hi, r.a, r.b, r.m]), figure.zero);
      const fill = r => colour(r.c);
      const labelled = above || first;
      const mid = above ? 0.1 : 0, thick = above ? 0.18 : 0.22;
      const plot = Plot.plot({
        ...base, width: above ? width : inner + (first ? labels : 0), height: shown.length * step + 34,
        marginLeft: above ? 6 : first ? labels : 10, marginRight: 16, marginTop: 6, marginBottom: 28,
        x: { domain: x, label: null, grid: true, ticks: Math.max(3, Math.floor((above ? width : inner) / 60)), tickFormat: number },
        y: { domain: [-0.5, shown.length - 0.5], reverse: true, axis: null },
        marks: [
          known(x.find(v => v < 0)) && x[1] > 0 ? Plot.ruleX([0], { stroke: ink, strokeWidth: 1 }) : null,
          figure.bars
            ? Plot.rect(data, { x1: 0, x2: "m", y1: r => r.i + mid - thick, y2: r => r.i + mid + thick, fill, fillOpacity: 0.3 })
            : Plot.rect(data.filter(r => known(r.a) && known(r.b)), { x1: "a", x2: "b", y1: r => r.i + mid - thick, y2: r => r.i + mid + thick, fill, fillOpacity: 0.28, rx: 2 }),
          Plot.link(data.filter(r => known(r.lo) && known(r.hi)), { x1: "lo", x2: "hi", y1: r => r.i + mid, y2: r => r.i + mid, stroke: ink, strokeWidth: 1.6, marker: "tick" }),
          Plot.dot(data, { x: "m", y: r => r.i + mid, r: 4.5, fill: r => r.h ? paper : fill(r), stroke: r => r.h ? fill(r) : paper, strokeWidth: r => r.h ? 2 : 1 }),
          Plot.link(data.filter(r => known(r.e)), { x1: r => r.m - r.e, x2: r => r.m + r.e, y1: r => r.i + mid + thick + 0.09, y2: r => r.i + mid + thick + 0.09, stroke: "var(--chance)", strokeWidth: 3 }),
          !labelled ? null : Plot.text(shown, {
            x: x[0], y: (l, i) => i - (above ? 0.27 : 0), text: l => lines.get(l).slice(0, 2).join("\n"),
            textAnchor: above ? "start" : "end", dx: above ? 0 : -10, fill: ink, stroke: paper, strokeWidth: 4, lineHeight: 1.1,
          }),
          tip(data, "m", r => r.i + mid, r => `${r.l}\n${withUnit(r.m, panel.u)} (${number(r.lo)} to ${number(r.hi)})\n5–95 %: ${number(r.a)} to ${number(r.b)}\nluck ±${number(r.e / 2)}\nn ${r.n}`),
        ],
      });
      panelled(box, panel.t, [panel.u, panel.better].filter(Boolean).join("; "), plot, above ? width : inner + (first ? labels : 0));
      if (!above && !first) box.lastChild.classList.add("inner");
      if (!above && first) box.lastChild.style.setProperty("--labels", labels + "px");
    });
  }

  const keyed = (box, names) => box.append(element("ul", { class: "key", "aria-hidden": "true" }, ...names.map(([name, i]) => {
    const item = element("li");
    item.innerHTML = `<svg width="34" height="12"><path d="M1 6H33" style="stroke:${colour(i)};stroke-width:2.5;stroke-dasharray:${dash(i)};fill:none"/></svg> `;
    item.append(name);
    return item;
  })));

  const grid = (box, width, most, least) => {
    const columns = Math.max(1, Math.min(most, Math.floor(width / least)));
    return [Math.floor(width / columns) - (columns > 1 ? 12 : 0), columns];
  };

  // Lines along a factor, a panel for each measure.
  function levels(box, figure, width) {
    const names = [...new Map(figure.panels.flatMap(p => p.rows.map(r => [r.l, r.c]))).keys()];
    keyed(box, names.map((l, i) => [l, i]));
    const [w] = grid(box, width, 2, 340);
    for (const panel of figure.panels) {
      const index = new Map(names.map((l, i) => [l, i]));
      const rows = panel.rows.filter(r => known(r.m)).sort((p, q) => p.x - q.x);
      panelled(box, panel.t, [panel.u, panel.better].filter(Boolean).join("; "), Plot.plot({
        ...base, width: w, height: Math.min(300, w * 0.72), marginLeft: 52, marginRight: 14, marginBottom: 38,
        x: { label: figure.x, labelAnchor: "center", labelArrow: "none", ticks: 6 },
        y: { label: null, grid: true, domain: range(rows.flatMap(r => [r.a, r.b, r.lo, r.hi, r.m]), false), tickFormat: number },
        marks: [
          ...names.map(l => Plot.areaY(rows.filter(r => r.l === l && known(r.a)), { x: "x", y1: "a", y2: "b", fill: colour(index.get(l)), fillOpacity: 0.16 })),
          ...names.map(l => Plot.lineY(rows.filter(r => r.l === l), { x: "x", y: "m", stroke: colour(index.get(l)), strokeWidth: 2, strokeDasharray: dash(index.get(l)) })),
          Plot.link(rows.filter(r => known(r.lo)), { x1: "x", x2: "x", y1: "lo", y2: "hi", stroke: r => colour(index.get(r.l)), strokeWidth: 1.5 }),
          Plot.dot(rows, { x: "x", y: "m", r: 3.5, fill: r => colour(index.get(r.l)), stroke: paper }),
          tip(rows, "x", "m", r => `${r.l}\n${figure.x} ${number(r.x)}\n${withUnit(r.m, panel.u)} (${number(r.lo)} to ${number(r.hi)})\n5–95 %: ${number(r.a)} to ${number(r.b)}\nn ${r.n}`),
        ],
      }), w);
    }
  }

  // Protection over time: a panel for each alternative, the others in grey behind it.
  function bands(box, figure, width) {
    const [w, columns] = grid(box, width, 3, 270);
    const y = range(figure.panels.flatMap(p => [...p.lo, ...p.hi, ...p.m]), false);
    for (const panel of figure.panels) {
      const rows = figure.x.map((x, i) => ({ x, m: panel.m[i], lo: panel.lo[i], hi: panel.hi[i] }));
      panelled(box, panel.t, "", Plot.plot({
        ...base, width: w, height: columns > 1 ? 190 : 210, marginLeft: 40, marginRight: 10, marginTop: 12, marginBottom: 26,
        x: { label: null, ticks: 5, tickFormat: "d" },
        y: { label: null, grid: true, domain: [Math.max(0, y[0]), Math.min(100, y[1])], ticks: 5, tickFormat: v => v + " %" },
        marks: [
          ...figure.panels.filter(p => p !== panel).map(p => Plot.lineY(figure.x, { x: figure.x, y: p.m, stroke: "var(--ghost)", strokeWidth: 1 })),
          Plot.areaY(rows, { x: "x", y1: "lo", y2: "hi", fill: colour(panel.c), fillOpacity: 0.24 }),
          Plot.lineY(rows, { x: "x", y: "m", stroke: colour(panel.c), strokeWidth: 2.2 }),
          Plot.tip(rows, Plot.pointerX({ x: "x", y: "m", title: r => `${Math.floor(r.x)}-${String(1 + Math.floor((r.x % 1) * 12 + 0.01)).padStart(2, "0")}\n${number(r.m)} % (${number(r.lo)} to ${number(r.hi)})`, fill: paper, stroke: soft, pathFilter: "none" })),
        ],
      }), w);
    }
  }

  // Cash by calendar year.
  function years(box, figure, width) {
    const [w, columns] = grid(box, width, 3, 270);
    const domain = range(figure.panels.flatMap(p => p.rows.flatMap(r => [r.m, r.a, r.b])), true);
    for (const panel of figure.panels) {
      const all = panel.rows.map(r => r.x), every = Math.ceil(all.length / (w / 46));
      panelled(box, panel.t, "", Plot.plot({
        ...base, width: w, height: columns > 1 ? 180 : 200, marginLeft: 44, marginRight: 10, marginTop: 10, marginBottom: 26,
        x: { type: "band", domain: all, label: null, ticks: all.filter((_, i) => i % every === 0), tickFormat: "d", tickSize: 0 },
        y: { label: null, grid: true, domain, ticks: 5, tickFormat: number },
        marks: [
          Plot.barY(panel.rows, { x: "x", y: "m", fill: colour(panel.c), fillOpacity: 0.75, insetLeft: 1, insetRight: 1 }),
          Plot.ruleX(panel.rows.filter(r => r.b > r.a), { x: "x", y1: "a", y2: "b", stroke: ink, strokeWidth: 1.3 }),
          Plot.ruleY([0], { stroke: ink }),
          tip(panel.rows, "x", "m", r => `${r.x}\n${withUnit(r.m, figure.u)}\n5–95 %: ${number(r.a)} to ${number(r.b)}`),
        ],
      }), w);
    }
  }

  function frontier(box, figure, width) {
    const rows = figure.rows.filter(r => known(r.x) && known(r.y));
    const line = rows.filter(r => r.f).sort((p, q) => p.x - q.x);
    const narrow = width < 560, height = narrow ? 400 : 440;
    const options = {
      ...base, width, height, marginLeft: 48, marginRight: 20, marginTop: 28, marginBottom: 44,
      x: { label: cut(figure.x, width - 60), labelAnchor: "center", labelArrow: "none", grid: true, domain: range(rows.flatMap(r => [r.x, r.xa, r.xb]), true), ticks: narrow ? 4 : 8, tickFormat: number },
      y: { label: figure.y, labelArrow: "none", grid: true, domain: range(rows.flatMap(r => [r.y, r.ya, r.yb]), false), tickFormat: number },
    };
    const scales = Plot.plot({ ...options, marks: [] });
    const x = scales.scale("x"), y = scales.scale("y");
    // Labels keep clear of each other and of the dots: the first free place of a few around the dot.
    const taken = rows.map(r => ({ l: x.apply(r.x) - 7, r: x.apply(r.x) + 7, t: y.apply(r.y) - 7, b: y.apply(r.y) + 7 }));
    const crossed = [];
    for (const r of rows) {
      crossed.push({ l: x.apply(r.xa ?? r.x), r: x.apply(r.xb ?? r.x), t: y.apply(r.y) - 2, b: y.apply(r.y) + 2 });
      crossed.push({ l: x.apply(r.x) - 2, r: x.apply(r.x) + 2, t: y.apply(r.yb ?? r.y), b: y.apply(r.ya ?? r.y) });
    }
    line.slice(1).forEach((q, i) => {
      const p = line[i], steps = 60;
      for (let k = 1; k < steps; k++) {
        const px = x.apply(p.x + (q.x - p.x) * k / steps), py = y.apply(p.y + (q.y - p.y) * k / steps);
        crossed.push({ l: px - 2, r: px + 2, t: py - 2, b: py + 2 });
      }
    });
    const labels = rows.map(r => {
      const wide = measure(r.l) + 4, cx = x.apply(r.x), cy = y.apply(r.y);
      const places = [16, -16, 30, -30, 44, -44, 58, -58].flatMap(dy => [[10, dy], [-10 - wide, dy], [-wide / 2, dy]]);
      const box = ([dx, dy]) => ({ l: cx + dx, r: cx + dx + wide, t: cy + dy - 8, b: cy + dy + 8 });
      const clear = (b, of) => !of.some(o => b.l < o.r && b.r > o.l && b.t < o.b && b.b > o.t);
      const free = places.map(box).filter(b => b.l > 50 && b.r < width - 4 && b.t > 24 && b.b < height - 46 && clear(b, taken));
      const place = free.find(b => clear(b, crossed)) ?? free[0] ?? box(places[0]);
      taken.push(place);
      // From the dot to the nearest edge of its label, where that is not right beside it.
      const nx = Math.min(Math.max(cx, place.l), place.r), ny = Math.min(Math.max(cy, place.t), place.b);
      return {
        l: r.l, f: r.f, c: r.c, x: x.invert(place.l + 2), y: y.invert((place.t + place.b) / 2), far: Math.hypot(cx - nx, cy - ny) > 16,
        fx: r.x, fy: r.y, nx: x.invert(nx), ny: y.invert(ny),
      };
    });
    box.append(Plot.plot({
      ...options,
      marks: [
        Plot.line(line, { x: "x", y: "y", stroke: ink, strokeWidth: 1.5, strokeDasharray: "5 4" }),
        Plot.link(rows, { x1: "xa", x2: "xb", y1: "y", y2: "y", stroke: r => colour(r.c), strokeWidth: 1.5 }),
        Plot.link(rows, { x1: "x", x2: "x", y1: "ya", y2: "yb", stroke: r => colour(r.c), strokeWidth: 1.5 }),
        Plot.link(labels.filter(l => l.far), { x1: "fx", y1: "fy", x2: "nx", y2: "ny", stroke: l => colour(l.c), strokeWidth: 1 }),
        Plot.dot(rows, { x: "x", y: "y", r: 6, fill: r => r.f ? colour(r.c) : paper, stroke: r => colour(r.c), strokeWidth: 2 }),
        Plot.text(labels, { x: "x", y: "y", text: "l", textAnchor: "start", fill: ink, stroke: paper, strokeWidth: 4, fontWeight: r => r.f ? 600 : 400 }),
        tip(rows, "x", "y", r => `${r.l}${r.f ? " (on the frontier)" : ""}\n${number(r.x)} (${number(r.xa)} to ${number(r.xb)})\n${number(r.y)} (${number(r.ya)} to ${number(r.yb)})`),
      ],
    }));
  }

  // One outcome at a time, chosen above; the tables below have them all.
  function tornado(box, figure, width) {
    const chosen = Number(box.dataset.subject ?? 0), subject = figure.subjects[chosen];
    const rows = subject.rows.map((r, i) => ({ ...r, i }));
    const labels = Math.min(Math.max(...rows.map(r => measure(r.l))) + 14, width < 620 ? width * 0.4 : width * 0.36);
    const two = width >= 620, w = two ? Math.floor((width - labels) / 2) : width;
    const names = Plot.text(rows, { y: "i", text: r => cut(r.l, labels - 12), frameAnchor: "left", textAnchor: "end", dx: -8, fill: ink });
    const shared = (first, domain) => ({
      ...base, width: first || !two ? (two ? w + labels : width) : w, height: rows.length * 26 + 34, marginLeft: first || !two ? labels : 12, marginRight: 14, marginTop: 6, marginBottom: 28,
      x: { domain, label: null, grid: true, ticks: Math.max(3, Math.floor((two ? w : w - labels) / 70)), tickFormat: number }, y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    });
    const middle = known(subject.base) ? subject.base : (rows[0].low + rows[0].high) / 2;
    // Each side has half of the row: where both lie on one side of the middle, neither hides the other.
    const bar = (side, top, fill) => Plot.rect(rows, { x1: middle, x2: side, y1: r => r.i + top, y2: r => r.i + top + 0.32, fill, fillOpacity: r => r.sure ? 0.9 : 0.35 });
    const sides = element("ul", { class: "key", "aria-hidden": "true" });
    sides.innerHTML = '<li><svg width="16" height="12"><rect width="16" height="12" class="k-low"/></svg> unknown in its lowest third</li><li><svg width="16" height="12"><rect width="16" height="12" class="k-high"/></svg> in its highest third</li>'
      + '<li><svg width="16" height="12"><circle cx="8" cy="6" r="4.5" class="k-dot"/></svg> first-order index</li><li><svg width="16" height="12"><circle cx="8" cy="6" r="4" class="k-hollow"/></svg> total index</li>';
    box.append(sides);
    panelled(box, subject.t, subject.u, Plot.plot({
      ...shared(true, range([...rows.flatMap(r => [r.low, r.high]), middle], false)),
      marks: [bar("low", -0.32, "var(--low)"), bar("high", 0, "var(--high)"), Plot.ruleX([middle], { stroke: ink }), names,
        tip(rows, r => r.high, "i", r => `${r.l}\nlowest third: ${withUnit(r.low, subject.u)}\nhighest third: ${withUnit(r.high, subject.u)}${r.sure ? "" : "\ncould be luck"}`)],
    }), two ? w + labels : width);
    if (two) box.lastChild.style.setProperty("--labels", labels + "px");
    // Too few draws give no index.
    if (!rows.some(r => known(r.f) || known(r.t))) {
      box.append(element("p", {}, subject.note || "Too few draws for indices."));
      return;
    }
    panelled(box, "Share of variance explained", "%", Plot.plot({
      ...shared(false, range(rows.flatMap(r => [r.fa, r.fb, r.f, r.ta, r.tb, r.t]), true)),
      marks: [
        Plot.link(rows.filter(r => known(r.ta)), { x1: "ta", x2: "tb", y1: r => r.i + 0.2, y2: r => r.i + 0.2, stroke: soft, strokeWidth: 1.4, marker: "tick" }),
        Plot.link(rows.filter(r => known(r.fa)), { x1: "fa", x2: "fb", y1: r => r.i - 0.1, y2: r => r.i - 0.1, stroke: ink, strokeWidth: 1.4, marker: "tick" }),
        Plot.dot(rows.filter(r => known(r.t)), { x: "t", y: r => r.i + 0.2, r: 4, fill: paper, stroke: "var(--c0)", strokeWidth: 1.8 }),
        Plot.dot(rows, { x: "f", y: r => r.i - 0.1, r: 4.5, fill: "var(--c0)", stroke: paper }),
        two ? null : names,
        tip(rows, "f", "i", r => `${r.l}\nfirst order ${number(r.f)} % (${number(r.fa)} to ${number(r.fb)})` + (known(r.t) ? `\ntotal ${number(r.t)} % (${number(r.ta)} to ${number(r.tb)})` : "")),
      ],
    }), w);
    if (!two) box.lastChild.style.setProperty("--labels", labels + "px");
  }

  const kinds = { dots, levels, bands, years, frontier, tornado };
  const places = [...document.querySelectorAll("[data-figure]")];

  function draw(place, width) {
    const figure = figures[place.dataset.figure];
    if (!figure) return;
    place.replaceChildren();
    try {
      // The place itself has no width before it is shown.
      kinds[figure.kind](place, figure, width ?? place.parentElement.clientWidth);
      place.classList.add("drawn");
    } catch (fault) {
      // The table below has the numbers; it stays open.
      place.replaceChildren();
      place.classList.remove("drawn");
      console.error(place.dataset.figure, fault);
    }
  }

  function chooser(place) {
    const figure = figures[place.dataset.figure];
    if (figure?.kind !== "tornado" || figure.subjects.length < 2) return;
    const select = element("select", { id: "subject" }, ...figure.subjects.map((s, i) => element("option", { value: i }, s.t)));
    select.addEventListener("change", () => { place.dataset.subject = select.value; draw(place); });
    place.before(element("p", { class: "tools" }, element("label", { for: "subject" }, "Outcome "), select));
  }

  for (const place of places) {
    chooser(place);
    draw(place);
    const numbers = place.parentElement.querySelector("details.numbers");
    if (numbers && place.classList.contains("drawn")) numbers.open = false;
  }

  // Draw anew where the width changed; printing has a width of its own.
  let printing = false, lastWidth = document.documentElement.clientWidth, due = 0;
  new ResizeObserver(() => {
    if (printing || document.documentElement.clientWidth === lastWidth) return;
    lastWidth = document.documentElement.clientWidth;
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => places.forEach(p => draw(p)));
  }).observe(document.documentElement);

  let shut = [];
  addEventListener("beforeprint", () => {
    printing = true;
    shut = [...document.querySelectorAll("details:not([open])")];
    shut.forEach(d => { d.open = true; });
    places.forEach(p => draw(p, 660));
  });
  addEventListener("afterprint", () => {
    printing = false;
    shut.forEach(d => { d.open = false; });
    places.forEach(p => draw(p));
  });

  // Sorting: a button in each heading that may be sorted by; the first click on a number shows the largest.
  const valueOf = cell => {
    if (!cell.hasAttribute("data-value")) return cell.firstChild ? cell.textContent.trim().toLowerCase() : "";
    const value = cell.getAttribute("data-value");
    return value === "none" ? null : Number(value);
  };
  function sort(table, column, falling) {
    const rows = [...table.tBodies[0].rows].map((row, i) => ({ row, i, value: valueOf(row.cells[column]) }));
    rows.sort((p, q) => {
      // What has no number comes last either way.
      if (p.value === null || q.value === null) return (p.value === null) - (q.value === null) || p.i - q.i;
      const order = typeof p.value === "number" && typeof q.value === "number" ? p.value - q.value : String(p.value).localeCompare(String(q.value), "en", { numeric: true });
      return (falling ? -order : order) || p.i - q.i;
    });
    table.tBodies[0].append(...rows.map(r => r.row));
    table.dispatchEvent(new Event("sorted"));
  }
  for (const head of document.querySelectorAll("th[data-sort]")) {
    const button = element("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const falling = now ? now === "ascending" : head.classList.contains("number");
      head.parentElement.querySelectorAll("[aria-sort]").forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sort(head.closest("table"), head.cellIndex, falling);
    });
  }

  // The table of inputs: a word to look for, a standing to keep.
  const inputs = document.getElementById("inputs-table"), tools = document.getElementById("inputs-tools");
  if (inputs && tools) {
    const rows = [...inputs.tBodies[0].rows].map(row => ({ row, text: row.textContent.toLowerCase(), standing: row.cells[3].textContent }));
    const search = element("input", { type: "search", id: "inputs-search", autocomplete: "off" });
    const standing = element("select", { id: "inputs-standing" }, element("option", { value: "" }, "any"),
      ...[...new Set(rows.map(r => r.standing))].sort().map(s => element("option", {}, s)));
    const count = element("output", { "aria-live": "polite" });
    // A table of hundreds buries what is below it: the first rows, until all are asked for or something is looked for.
    const first = 40, rest = element("button", { type: "button", class: "rest" }, `Show all ${rows.length} inputs`);
    let all = rows.length <= first * 1.5;
    rest.addEventListener("click", () => { all = true; filter(); });
    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const looking = words.length > 0 || standing.value !== "";
      let left = 0;
      // In the order in which they stand now: sorting moves them.
      const place = new Map([...inputs.tBodies[0].rows].map((row, i) => [row, i]));
      for (const r of rows) {
        r.row.hidden = looking ? !(words.every(w => r.text.includes(w)) && (!standing.value || standing.value === r.standing)) : !all && place.get(r.row) >= first;
        left += r.row.hidden ? 0 : 1;
      }
      count.textContent = `${left} of ${rows.length}`;
      rest.hidden = all || looking;
    };
    inputs.addEventListener("sorted", () => filter());
    document.getElementById("inputs-rest").append(rest);
    search.addEventListener("input", filter);
    standing.addEventListener("change", filter);
    tools.className = "tools";
    tools.append(element("label", { for: "inputs-search" }, "Find "), search, " ", element("label", { for: "inputs-standing" }, "Standing "), standing, " ", count);
    filter();
  }
})();
