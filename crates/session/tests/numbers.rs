//! Numbers as people write them, with what is read: the table `numbers.txt`.
#![allow(clippy::unwrap_used, reason = "a table that can't be read must fail loudly")]

use offhook_session::{NotOneNumber, ReadNumber, read_number};

fn words(read: Result<ReadNumber, NotOneNumber>) -> String {
    match read {
        Ok(ReadNumber { number, extension: None }) => number,
        Ok(ReadNumber { number, extension: Some(extension) }) => format!("{number} + {extension}"),
        Err(NotOneNumber::Several(numbers)) => format!("several {}", numbers.join(" ")),
        Err(NotOneNumber::Unreadable) => "unreadable".to_owned(),
        Err(NotOneNumber::TooLong) => "too long".to_owned(),
    }
}

#[test]
fn every_line_of_the_table_is_read_as_it_says() {
    let lines = include_str!("numbers.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in lines {
        let (text, expected) = line.rsplit_once(" -> ").unwrap_or_else(|| panic!("no arrow in {line:?}"));
        let text: String = serde_json::from_str(text).unwrap_or_else(|it| panic!("{line:?}: {it}"));
        let found = words(read_number(&text));
        if found != expected {
            wrong.push(format!("{line}    but {found}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count >= 80, "{count} inputs are too few to trust the reader");
}

#[test]
fn what_was_read_is_read_again_as_it_is() {
    for line in include_str!("numbers.txt").lines().filter(|it| it.starts_with('"')) {
        let (text, _) = line.rsplit_once(" -> ").unwrap();
        let text: String = serde_json::from_str(text).unwrap();
        if let Ok(ReadNumber { number, .. }) = read_number(&text) {
            assert_eq!(
                read_number(&number),
                Ok(ReadNumber { number: number.clone(), extension: None }),
                "{text:?}"
            );
        }
    }
}
