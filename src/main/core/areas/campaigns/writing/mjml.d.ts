// What is used of two libraries that bring no types.
declare module 'mjml' {
  interface Options {
    readonly validationLevel: 'strict'
    readonly ignoreIncludes: true
    readonly fonts: Readonly<Record<string, string>>
    readonly keepComments: true
    readonly minify: false
  }
  // eslint-disable-next-line no-restricted-syntax -- that is how the library exports it
  export default function mjml2html(mjml: string, options: Options): Promise<{ readonly html: string }>
}

declare module 'html-to-text' {
  interface Selector {
    readonly selector: string
    readonly format?: string
    readonly options?: Readonly<Record<string, unknown>>
  }
  export function compile(options: {
    readonly wordwrap: false
    readonly selectors: readonly Selector[]
    readonly limits?: Readonly<Record<string, number>>
  }): (html: string) => string
}
