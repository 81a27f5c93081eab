// Imported first by every script: says in one line what to install where this Node is too old, instead of crashing.
// Plain old JavaScript, because it must run on any Node.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Regulars needs Node 24 and this is ${process.versions.node}. Start it through npm (npm start, npm test, npm run ...), ` +
      'which brings its own Node; where there is none for this system, install Node 24 from https://nodejs.org.',
  )
  process.exit(1)
}
