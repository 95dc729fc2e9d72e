//! Parquet, for data engineers. Behind the feature `parquet`.

use super::{
    tables::{Table, table},
    value::{Column, Row, Sort, Value},
};
use crate::{model::Lang, query::View};
use parquet::{
    basic::{LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriter,
    data_type::ByteArray,
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};
use std::sync::Arc;

/// A table that Parquet did not take: more rows or longer text than a page holds.
#[derive(Debug, thiserror::Error)]
#[error("Parquet does not take the table: {0}")]
pub struct ParquetFailure(#[from] ParquetError);

/// A table of a view as Parquet, uncompressed: columns as in [`csv`](super::csv), all of them optional. Text is UTF-8 as it
/// is, lists are JSON arrays in text, sums unsigned 64-bit numbers, shares doubles.
///
/// # Errors
/// More than Parquet takes.
pub fn parquet(view: &View, which: Table, lang: Lang) -> Result<Vec<u8>, ParquetFailure> {
    let (columns, rows) = table(view, which, lang);
    let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder(which.as_str()).with_fields(fields).build()?;
    // The version of tieup would make two builds write two files of one view.
    let properties = WriterProperties::builder().set_created_by("tieup".to_owned()).build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    let mut at = 0;
    while let Some(mut column) = group.next_column()? {
        write(column.untyped(), &rows, at)?;
        column.close()?;
        at += 1;
    }
    group.close()?;
    file.close()?;
    Ok(bytes)
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match column.sort {
        Sort::Text | Sort::List => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Sort::Whole => (Physical::INT64, Some(LogicalType::integer(64, false))),
        Sort::Number => (Physical::DOUBLE, None),
        Sort::Flag => (Physical::BOOLEAN, None),
    };
    let field = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    Ok(Arc::new(field.with_logical_type(logical).build()?))
}

/// Writes the values of one column.
fn write(column: &mut ColumnWriter, rows: &[Row], at: usize) -> Result<(), ParquetError> {
    let values = || rows.iter().filter_map(|row| row[at].as_ref());
    let there: Vec<i16> = rows.iter().map(|row| i16::from(row[at].is_some())).collect();
    let there = Some(&there[..]);
    match column {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let texts: Vec<ByteArray> = values().map(|value| ByteArray::from(value.plain().into_bytes())).collect();
            writer.write_batch(&texts, there, None)?;
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let whole = |value: &Value| if let Value::Whole(whole) = value { Some(whole.cast_signed()) } else { None };
            writer.write_batch(&values().filter_map(whole).collect::<Vec<_>>(), there, None)?;
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let number = |value: &Value| if let Value::Number(number) = value { Some(*number) } else { None };
            writer.write_batch(&values().filter_map(number).collect::<Vec<_>>(), there, None)?;
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let flag = |value: &Value| if let Value::Flag(flag) = value { Some(*flag) } else { None };
            writer.write_batch(&values().filter_map(flag).collect::<Vec<_>>(), there, None)?;
        }
        _ => return Err(ParquetError::General("no column is of this sort".to_owned())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::network::Network, query::samples::any_view};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use proptest::prelude::*;
    use std::io::Write;

    proptest! {
        #[test]
        fn names_come_back_to_the_byte(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let bytes = parquet(&view, Table::Nodes, Lang::Ko).unwrap();
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(&bytes).unwrap();
            let file = SerializedFileReader::new(file).unwrap();
            let rows: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), network.nodes.len());
            for (row, node) in rows.iter().zip(&network.nodes) {
                let name = row.get_column_iter().find(|(name, _)| *name == "name").unwrap().1.clone();
                prop_assert_eq!(name, Field::Str(node.name.clone()));
            }
            for table in Table::ALL {
                parquet(&view, table, Lang::Ko).unwrap();
            }
        }
    }
}
