// What the editor knows beyond plain text: a placeholder, and a picture of the mail, each as one thing.
import { mergeAttributes, Node } from '@tiptap/core'
import { PICTURE_ATTRIBUTE, PLACEHOLDER_ATTRIBUTE, placeholderName } from './body-html.ts'

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

interface PictureOptions {
  /** Of its `cid:`; null where the book has it no more. */
  readonly addressFor: (src: string) => Promise<string | null>
}

/** A picture that lies with the book. Pictures from elsewhere, as pages have them, are left out when they are pasted. */
export const PictureNode = Node.create<PictureOptions>({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,
  addOptions: () => ({ addressFor: () => Promise.resolve(null) }),
  addAttributes: () => ({
    src: { default: '', parseHTML: (element) => element.getAttribute(PICTURE_ATTRIBUTE) ?? '' },
    alt: { default: '' },
  }),
  parseHTML: () => [{ tag: `img[${PICTURE_ATTRIBUTE}]` }],
  renderHTML: ({ node }) => ['img', { [PICTURE_ATTRIBUTE]: String(node.attrs['src']), alt: String(node.attrs['alt']) }],
  addNodeView() {
    const { addressFor } = this.options
    return ({ node }) => {
      const dom = document.createElement('span')
      const image = document.createElement('img')
      image.alt = String(node.attrs['alt'])
      dom.dataset['picture'] = String(node.attrs['src'])
      dom.append(image)
      void addressFor(String(node.attrs['src'])).then((address) => {
        if (address !== null) image.src = address
      })
      return { dom }
    }
  },
})
