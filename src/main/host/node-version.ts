// Imported first by every entry that a plain Node runs: the database addon would crash an older one without a word.
const NEEDED = 24

if (Number(process.versions.node.split('.', 1)[0]) < NEEDED) {
  process.stderr.write(
    `Regulars needs Node ${NEEDED} or newer and this is ${process.versions.node}: install it from https://nodejs.org.\n`,
  )
  process.exit(1)
}
