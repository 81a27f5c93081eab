// Names of files as they may be written on any system: what somebody's phone or mail program called a file is not always
// harmless, and never to be believed as a path.

/** Code points that hide what a name is: controls, and those that turn the direction of writing. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu
const REFUSED = /[<>:"|?*]/g
/** Devices of Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i
const LONGEST = 120
const LONGEST_ENDING = 12

/**
 * The last part of a path, without what systems refuse or what deceives the eye; `otherwise` where nothing is left.
 * Cut to 120 characters, keeping the ending.
 */
export function cleanFileName(name: string, otherwise: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(HIDDEN, '')
    .replace(REFUSED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (plain === '') return otherwise
  const named = DEVICE.test(plain) ? `_${plain}` : plain
  return shortened([...named])
}

function shortened(points: readonly string[]): string {
  if (points.length <= LONGEST) return points.join('')
  const dot = points.lastIndexOf('.')
  const ending = dot > 0 && points.length - dot <= LONGEST_ENDING ? points.slice(dot) : []
  const stem = points.slice(0, LONGEST - ending.length).join('')
  return `${stem.trimEnd()}${ending.join('')}`
}
