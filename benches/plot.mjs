// A line chart with logarithmic axes as an SVG that is readable on light and dark pages.

const [WIDTH, HEIGHT] = [640, 360];
const FIELD = { left: 84, right: 24, top: 48, bottom: 56 };
const COLOURS = ["#0072b2", "#d55e00", "#009e73"];
const DASHES = ["", "7 4", "2 4"];
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * `series`: `[{ name, points: [[x, y], …] }]`, all numbers above 0; `limit`: `{ name, y }`, a promise as a line.
 * Answers the text of an SVG file.
 */
export function chart({ title, x, y, series, limit }) {
  const points = series.flatMap((one) => one.points);
  const across = scale(points.map((point) => point[0]), FIELD.left, WIDTH - FIELD.right);
  const up = scale([...points.map((point) => point[1]), ...(limit ? [limit.y] : [])], HEIGHT - FIELD.bottom, FIELD.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}"`,
    `  font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#fff"/>`,
    `<text x="20" y="26" font-size="15" font-weight="600">${escaped(title)}</text>`,
    ...across.ticks.map((n) => tickAcross(across.at(n), n)),
    ...up.ticks.map((n) => tickUp(up.at(n), n)),
    `<text x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle" fill="#444">${escaped(x)}</text>`,
    `<text transform="translate(18 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle" fill="#444">${escaped(y)}</text>`,
    ...(limit ? [limitLine(limit, up)] : []),
    ...series.map((one, index) => line(one, index, across, up)),
    "</svg>",
  ].join("\n");
}

/** From values to places, with whole powers of ten at both ends. */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const at = (value) => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10;
  const ticks = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
  return { at, ticks };
}

function tickAcross(place, value) {
  return `<path d="M${place} ${FIELD.top}V${HEIGHT - FIELD.bottom}" stroke="#ddd"/>` +
    `<text x="${place}" y="${HEIGHT - FIELD.bottom + 18}" text-anchor="middle" fill="#444">${power(value)}</text>`;
}

function tickUp(place, value) {
  return `<path d="M${FIELD.left} ${place}H${WIDTH - FIELD.right}" stroke="#ddd"/>` +
    `<text x="${FIELD.left - 8}" y="${place + 4}" text-anchor="end" fill="#444">${power(value)}</text>`;
}

function limitLine({ name, y }, up) {
  return `<path d="M${FIELD.left} ${up.at(y)}H${WIDTH - FIELD.right}" stroke="#a00" stroke-dasharray="3 3"/>` +
    `<text x="${WIDTH - FIELD.right}" y="${up.at(y) - 5}" text-anchor="end" fill="#a00">${escaped(name)}</text>`;
}

function line({ name, points }, index, across, up) {
  const colour = COLOURS[index % COLOURS.length];
  const places = points.map(([x, y]) => [across.at(x), up.at(y)]);
  const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`).join("");
  const dash = DASHES[index % DASHES.length];
  return `<polyline points="${places.map((place) => place.join(",")).join(" ")}" fill="none" stroke="${colour}" ` +
    `stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>${dots}` +
    `<text x="${FIELD.left + index * 180}" y="42" fill="${colour}">${index === 0 ? "●" : "◌"} ${escaped(name)}</text>`;
}

function power(value) {
  const exponent = Math.round(Math.log10(value));
  if (exponent >= -2 && exponent <= 3) return String(Number(value.toPrecision(1)));
  return `10${[...String(exponent)].map((digit) => SUPERSCRIPTS[digit] ?? "⁻").join("")}`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
