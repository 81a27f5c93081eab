// What the core may ask of documents beside their contract.
export { forgetPicture, knownLogo, knownPictures, picturesBefore, shopLogo, shownPictures } from './pictures.ts'
export { dropUnusedFiles } from './read.ts'
