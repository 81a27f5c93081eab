// Addresses of the product pages.

export const PRODUCTS_PATH = '/products'
export const NEW_PRODUCT_PATH = '/products/new'

export function productPath(id: number): string {
  return `/products/${String(id)}`
}

export function editProductPath(id: number): string {
  return `/products/${String(id)}/edit`
}

export type ProductsPlace =
  { readonly at: 'list' } | { readonly at: 'new' } | { readonly at: 'product' | 'edit'; readonly id: number }

/** Reads the part of the address after `/products`; anything odd is the plain list. */
export function placeOf(path: string): ProductsPlace {
  if (path === NEW_PRODUCT_PATH) return { at: 'new' }
  const found = /^\/products\/(\d{1,15})(\/edit)?$/.exec(path)
  if (!found?.[1]) return { at: 'list' }
  return { at: found[2] === undefined ? 'product' : 'edit', id: Number(found[1]) }
}
