fn vat() -> &'static str {
    "leaves, wood ash, bran, patience"
}
