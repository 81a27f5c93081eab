// The frame of a mail: the shop's name above, the words on a sheet, a button, a coupon, the slot for what has to stand below. MJML
// makes of it what every mail program shows, on a phone too; it is loaded when the first mail is composed, because it is large.
import { readableOn, wordsOn } from '../../../../../shared/domain/contrast.ts'
import { escapeHtml, FOOTER_SLOT } from '../../../../../shared/domain/messages/footer.ts'

export interface FrameParts {
  /** BCP 47 */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly shop: string
  /** `#rrggbb` */
  readonly accent: string
  /** HTML, as everything below. */
  readonly subject: string
  readonly preview: string
  readonly body: string
  /** Above the words, with the name of the shop for who sees no pictures; null: the name itself. `width` in pixels. */
  readonly logo: { readonly src: string; readonly width: number } | null
  readonly button: { readonly label: string; readonly href: string } | null
  readonly coupon: {
    readonly what: string
    readonly until: string
    readonly code: string
    /** `cid:` of the picture with the code. */
    readonly picture: string
    readonly pictureSays: string
  } | null
}

/** The house ink, for shops without a colour of their own. */
export const HOUSE_ACCENT = '#1c5166'

const COLOURS = {
  light: { ground: '#f3f1ea', sheet: '#fffefa', ink: '#2b2a26', quiet: '#6a675e', line: '#ddd9cc', card: '#f6f4ec' },
  dark: { ground: '#1b1b19', sheet: '#262523', ink: '#eceae2', quiet: '#a9a69b', line: '#45443f', card: '#302f2b' },
} as const

const SERIF = "Georgia, 'Times New Roman', serif"
const SANS = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const { light, dark } = COLOURS

/** Styles of the elements of a body in a mail. */
export function mailStyles(accent: string) {
  return {
    p: 'margin:0 0 16px',
    h2: `margin:8px 0 12px;font-family:${SERIF};font-size:26px;line-height:1.25;font-weight:bold`,
    h3: `margin:8px 0 8px;font-family:${SERIF};font-size:20px;line-height:1.3;font-weight:bold`,
    ul: 'margin:0 0 16px;padding:0 0 0 24px',
    ol: 'margin:0 0 16px;padding:0 0 0 24px',
    li: 'margin:0 0 4px',
    a: `color:${readableOn(accent, [light.sheet, light.card])};text-decoration:underline`,
    img: 'max-width:100%;height:auto;border:0',
    hr: `border:0;border-top:1px solid ${light.line};margin:24px 0`,
  } as const
}

const DARK = [
  `body, .ground, .ground > div { background-color: ${dark.ground} !important; }`,
  `.sheet, .sheet > table, .sheet > table > tbody > tr > td { background-color: ${dark.sheet} !important; }`,
  `.words div, .words p, .words li, .words h2, .words h3 { color: ${dark.ink} !important; }`,
  `.quiet div, .quiet p { color: ${dark.quiet} !important; }`,
  `.card > table, .card > table > tbody > tr > td { background-color: ${dark.card} !important; }`,
  `.words a, .name div { color: ${dark.ink} !important; }`,
  // A dark logo on a dark ground is none.
  `.logo img { background-color: ${light.sheet} !important; padding: 8px; border-radius: 6px; }`,
  `.words hr, .card > table { border-color: ${dark.line} !important; }`,
]

/** What no attribute of MJML says: dark sheets where the mail program is dark. */
const STYLE = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
.words li p { margin: 0 !important; }
.words div > *:last-child { margin-bottom: 0 !important; }
@media (prefers-color-scheme: dark) { ${DARK.join(' ')} }`

export function frameMjml(parts: FrameParts): string {
  const { accent } = parts
  return `<mjml lang="${escapeHtml(parts.language)}" dir="${parts.direction}">
<mj-head>
<mj-title>${parts.subject}</mj-title>
<mj-preview>${parts.preview}</mj-preview>
<mj-attributes>
<mj-all font-family="${SANS}" />
<mj-text font-size="16px" line-height="1.5" color="${light.ink}" padding="0 32px" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-style>${STYLE}</mj-style>
</mj-head>
<mj-body background-color="${light.ground}" css-class="ground" width="600px">
<mj-section padding="24px 16px 12px"><mj-column>
${nameMjml(parts)}
</mj-column></mj-section>
<mj-wrapper css-class="sheet" background-color="${light.sheet}" border-top="4px solid ${accent}" border-radius="6px" padding="32px 0">
<mj-section padding="0"><mj-column><mj-text css-class="words">${parts.body}</mj-text>${buttonMjml(parts)}</mj-column></mj-section>
${couponMjml(parts)}
</mj-wrapper>
<mj-section padding="20px 16px 32px"><mj-column>
<mj-text align="center" css-class="quiet" font-size="13px" color="${light.quiet}" padding="0">${FOOTER_SLOT}</mj-text>
</mj-column></mj-section>
</mj-body>
</mjml>`
}

function nameMjml({ logo, shop, accent }: FrameParts): string {
  const name = `font-family="${SERIF}" font-size="22px" color="${readableOn(accent, [light.ground])}"`
  if (logo === null) return `<mj-text align="center" css-class="name" ${name} padding="0">${escapeHtml(shop)}</mj-text>`
  return `<mj-image css-class="logo" src="${logo.src}" alt="${escapeHtml(shop)}" width="${String(logo.width)}px" padding="0" />`
}

function buttonMjml({ button, accent }: FrameParts): string {
  if (button === null) return ''
  return `<mj-button href="${escapeHtml(button.href)}" background-color="${accent}" color="${wordsOn(accent, light.ink)}" border-radius="6px" font-size="16px" font-weight="600" inner-padding="14px 28px" padding="24px 32px 0" align="left">${button.label}</mj-button>`
}

function couponMjml({ coupon }: FrameParts): string {
  if (coupon === null) return ''
  return `<mj-section padding="28px 32px 0"><mj-column css-class="card" background-color="${light.card}" border="1px dashed ${light.line}" border-radius="6px" padding="20px">
<mj-text align="center" css-class="words" font-family="${SERIF}" font-size="19px" font-weight="bold" padding="0 8px 12px">${coupon.what}</mj-text>
<mj-image src="${coupon.picture}" alt="${coupon.pictureSays}" width="148px" padding="0 0 12px" />
<mj-text align="center" css-class="words" font-family="'Courier New', monospace" font-size="20px" font-weight="bold" padding="0 8px 4px">${coupon.code}</mj-text>
<mj-text align="center" css-class="quiet" font-size="14px" color="${light.quiet}" padding="0 8px">${coupon.until}</mj-text>
</mj-column></mj-section>`
}

/** The whole document. Nothing is read from disk or net for it: includes are off, no font is fetched. */
export async function framed(parts: FrameParts): Promise<string> {
  const { default: mjml } = await import('mjml')
  const { html } = await mjml(frameMjml(parts), {
    validationLevel: 'strict',
    ignoreIncludes: true,
    fonts: {},
    keepComments: true,
    minify: false,
  })
  return html
}
