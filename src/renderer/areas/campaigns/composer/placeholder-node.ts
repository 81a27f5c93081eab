// What the editor knows beyond plain text: a placeholder, and a picture of the mail, each as one thing.
import { mergeAttributes, Node } from '@tiptap/core'
import { PLACEHOLDER_ATTRIBUTE, placeholderName } from './body-html.ts'

interface PlaceholderOptions {
  /** What a placeholder is called on the screen. */
  readonly nameOf: (name: string) => string
}

export const PlaceholderNode = Node.create<PlaceholderOptions>({
  name: 'placeholder',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ nameOf: (name) => name }),
  addAttributes: () => ({
    code: {
      default: '',
      parseHTML: (element) => element.getAttribute(PLACEHOLDER_ATTRIBUTE) ?? '',
      renderHTML: ({ code }) => ({ [PLACEHOLDER_ATTRIBUTE]: String(code) }),
    },
  }),
  parseHTML: () => [{ tag: `span[${PLACEHOLDER_ATTRIBUTE}]` }],
  renderHTML({ node, HTMLAttributes }) {
    const code = String(node.attrs['code'])
    const name = placeholderName(code)
    return ['span', mergeAttributes(HTMLAttributes), name === null ? code : this.options.nameOf(name)]
  },
  renderText: ({ node }) => String(node.attrs['code']),
})

/** Pictures come with templates; here they are kept where they stand. */
export const PictureNode = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ src: { default: '' }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'img' }],
  renderHTML: ({ node }) => ['span', { 'data-picture': String(node.attrs['src']) }, String(node.attrs['alt'])],
})
