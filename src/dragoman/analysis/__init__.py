"""From a document to sentences, tokens, trees and entities, with one small encoder and a few heads."""
