// Prints src/Understudy.Inference/Text/CanonicalDecompositions.txt from the Unicode data of the running Node.js:
//   node eng/canonical-decompositions.mjs > src/Understudy.Inference/Text/CanonicalDecompositions.txt
// Full canonical decompositions (Hangul is arithmetic and left out) and combining classes, both found through normalize().
// One character of every combining class that exists: a mark is of the class whose character it never changes places with.
const classes = [
  [1, 0x334], [6, 0x16ff0], [7, 0x93c], [8, 0x3099], [9, 0x94d], [10, 0x5b0], [11, 0x5b1], [12, 0x5b2], [13, 0x5b3], [14, 0x5b4],
  [15, 0x5b5], [16, 0x5b6], [17, 0x5b7], [18, 0x5b8], [19, 0x5b9], [20, 0x5bb], [21, 0x5bc], [22, 0x5bd], [23, 0x5bf], [24, 0x5c1],
  [25, 0x5c2], [26, 0xfb1e], [27, 0x64b], [28, 0x64c], [29, 0x64d], [30, 0x618], [31, 0x619], [32, 0x61a], [33, 0x651], [34, 0x652],
  [35, 0x670], [36, 0x711], [84, 0xc55], [91, 0xc56], [103, 0xe38], [107, 0xe48], [118, 0xeb8], [122, 0xec8], [129, 0xf71],
  [130, 0xf72], [132, 0xf74], [202, 0x321], [214, 0x1dce], [216, 0x31b], [218, 0x1dfa], [220, 0x316], [222, 0x59a], [224, 0x302e],
  [226, 0x1d16d], [228, 0x5ae], [230, 0x300], [232, 0x315], [233, 0x35c], [234, 0x35d], [240, 0x345]];

const hex = n => n.toString(16).toUpperCase().padStart(4, '0');
const stays = s => s.normalize('NFD') === s;
const decompositions = [], ranges = [];
for (let c = 0; c <= 0x10ffff; c++) {
  if ((c >= 0xd800 && c < 0xe000) || (c >= 0xac00 && c <= 0xd7a3)) continue;
  const s = String.fromCodePoint(c);
  if (!stays(s)) {
    decompositions.push([c, ...[...s.normalize('NFD')].map(x => x.codePointAt(0))].map(hex).join(' '));
    continue;
  }

  if (stays('\u0301' + s + '\u0334')) continue; // a starter keeps the two marks apart
  const found = classes.filter(([, m]) => stays(s + String.fromCodePoint(m)) && stays(String.fromCodePoint(m) + s));
  if (found.length !== 1) throw new Error(`class of ${hex(c)}: ${found}`);
  const last = ranges.at(-1);
  if (last && last.k === found[0][0] && last.to === c - 1) last.to = c;
  else ranges.push({ k: found[0][0], from: c, to: c });
}

console.log(`# Unicode ${process.versions.unicode}; made by eng/canonical-decompositions.mjs. A character and its full canonical decomposition;`);
console.log('# then "@class first last" for every range of characters whose canonical combining class is not 0.');
console.log(decompositions.join('\n'));
console.log(ranges.map(r => `@${r.k} ${hex(r.from)} ${hex(r.to)}`).join('\n'));
