// What other areas may ask of products; they import nothing else from this folder.
export { catalogue } from './export.ts'
export { findOrMakeProducts, type NamedProduct } from './find-or-make.ts'
export { productKey } from './keys.ts'
export { productsByWords } from './list.ts'
export { productsAt, type ProductOnDay } from './prices.ts'
export { type Buyer, type SalesOfProducts, type SoldProduct } from './sales.ts'
export { archiveProducts, createProduct, saveProduct, setPrice } from './write.ts'
