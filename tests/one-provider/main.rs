//! Bird's codes and nobody else's.

use undelivered::bird::Code;

fn main() {
    for argument in std::env::args().skip(1) {
        match argument.parse::<Code>() {
            Ok(code) => println!("{code}: {}", code.entry().summary()),
            Err(fault) => println!("{argument}: {fault}"),
        }
    }
}
