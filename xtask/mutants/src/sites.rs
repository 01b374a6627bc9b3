//! Where a source file can be changed so that a test should notice, and how: the operators of cargo-mutants, and more of our own.

use std::ops::Range;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, GenericArgument, Pat, PathArguments, ReturnType, Stmt, Type, UnOp};

/// A change of the source: what is put around a stretch of it. `{on}` stands for the question whether it is switched on.
#[derive(Clone, Debug)]
pub struct Site {
    /// The stretch, in bytes; empty where something is put in.
    pub range: Range<usize>,
    pub before: String,
    pub after: String,
    pub line: usize,
    /// The change in words.
    pub what: String,
    pub kind: Kind,
}

/// Who makes such a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// cargo-mutants does too: values in the place of a function's work, other operators, no sign, no arm, no guard, no field.
    Usual,
    /// Finer ones: numbers off by one, calls left out, conditions turned round.
    Fine,
}

/// All changes that a file offers.
pub fn of(source: &str) -> Result<Vec<Site>, syn::Error> {
    let file = syn::parse_file(source)?;
    let mut finder = Finder { source, sites: Vec::new() };
    finder.visit_file(&file);
    Ok(finder.sites)
}

struct Finder<'s> {
    source: &'s str,
    sites: Vec<Site>,
}

impl<'s> Finder<'s> {
    fn of(&self, part: &impl Spanned) -> &'s str {
        self.source.get(part.span().byte_range()).unwrap_or_default()
    }

    fn add(&mut self, kind: Kind, part: &impl Spanned, [before, after]: [&str; 2], what: String) {
        let (span, [before, after]) = (part.span(), [before, after].map(str::to_owned));
        self.sites.push(Site { range: span.byte_range(), before, after, line: span.start().line, what, kind });
    }

    /// One expression in the place of another, which stays in force where the change is off.
    fn instead(&mut self, kind: Kind, part: &impl Spanned, other: &str) {
        let own = self.of(part);
        self.add(kind, part, [&format!("(if {{on}} {{ {other} }} else {{ "), " })"], format!("{own} → {other}"));
    }

    /// A condition and its opposite.
    fn negated(&mut self, condition: &Expr) {
        if !holds_let(condition) {
            let own = self.of(condition);
            self.add(Kind::Fine, condition, ["((", ") != {on})"], format!("if {own} → if !({own})"));
        }
    }

    /// A return at once, with a value that fits the type.
    fn returns(&mut self, output: &ReturnType, block: &Block) {
        if block.stmts.is_empty() {
            return;
        }
        let start = block.brace_token.span.open();
        let at = start.byte_range().end;
        let values = match output {
            ReturnType::Default => vec!["()".to_owned()],
            ReturnType::Type(_, kind) => values_of(kind),
        };
        for value in values {
            let before = format!(" if {{on}} {{ return {value}; }} ");
            self.sites.push(Site {
                range: at..at,
                before,
                after: String::new(),
                line: start.start().line,
                what: format!("return {value} at once"),
                kind: Kind::Usual,
            });
        }
    }
}

/// A few values of a type, as far as its name tells.
fn values_of(kind: &Type) -> Vec<String> {
    let some = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
    let path = match kind {
        Type::Path(path) => path,
        Type::Tuple(tuple) => {
            return tuple
                .elems
                .iter()
                .fold(vec![String::new()], |made, kind| {
                    let values = values_of(kind);
                    made.iter().flat_map(|made| values.iter().map(move |value| format!("{made}{value}, "))).collect()
                })
                .iter()
                .map(|values| format!("({values})"))
                .collect();
        }
        Type::Reference(reference) => {
            let is_str = matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"));
            return if is_str { some(&["\"\"", "\"xyzzy\""]) } else { Vec::new() };
        }
        _ => return Vec::new(),
    };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    let inner = || match &last.arguments {
        PathArguments::AngleBracketed(list) => list.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(kind) => Some(values_of(kind)),
            _ => None,
        }),
        _ => None,
    };
    let wrapped = |open: &str, close: &str| {
        inner().unwrap_or_default().iter().map(|value| format!("{open}{value}{close}")).collect::<Vec<_>>()
    };
    match last.ident.to_string().as_str() {
        "bool" => some(&["true", "false"]),
        "usize" | "u8" | "u16" | "u32" | "u64" => some(&["0", "1"]),
        "isize" | "i8" | "i16" | "i32" | "i64" => some(&["0", "1", "-1"]),
        "f32" | "f64" => some(&["0.0", "1.0", "-1.0"]),
        "String" => some(&["String::new()", "\"xyzzy\".into()"]),
        "Option" => [some(&["None"]), wrapped("Some(", ")")].concat(),
        "Result" => wrapped("Ok(", ")"),
        "Vec" => [some(&["vec![]"]), wrapped("vec![", "]")].concat(),
        "Box" => wrapped("Box::new(", ")"),
        _ => some(&["Default::default()"]),
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        path.is_ident("test")
            || path.is_ident("cfg")
                && attribute.parse_args::<syn::Meta>().is_ok_and(|condition| condition.path().is_ident("test"))
    })
}

fn holds_let(expression: &Expr) -> bool {
    struct Lets(bool);
    impl<'a> Visit<'a> for Lets {
        fn visit_expr_let(&mut self, _: &'a syn::ExprLet) {
            self.0 = true;
        }
    }
    let mut lets = Lets(false);
    lets.visit_expr(expression);
    lets.0
}

fn other_operator(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Lt(_) => &["==", ">", "<="],
        BinOp::Gt(_) => &["==", "<", ">="],
        BinOp::Le(_) => &[">"],
        BinOp::Ge(_) => &["<"],
        BinOp::Add(_) => &["-", "*"],
        BinOp::AddAssign(_) => &["-=", "*="],
        BinOp::Sub(_) | BinOp::Mul(_) => &["+", "/"],
        BinOp::SubAssign(_) | BinOp::MulAssign(_) => &["+=", "/="],
        BinOp::Div(_) => &["%", "*"],
        BinOp::DivAssign(_) => &["%=", "*="],
        BinOp::Rem(_) => &["/", "+"],
        BinOp::RemAssign(_) => &["/=", "+="],
        BinOp::Shl(_) => &[">>"],
        BinOp::ShlAssign(_) => &[">>="],
        BinOp::Shr(_) => &["<<"],
        BinOp::ShrAssign(_) => &["<<="],
        BinOp::BitAnd(_) => &["|", "^"],
        BinOp::BitOr(_) => &["&", "^"],
        BinOp::BitXor(_) => &["|", "&"],
        BinOp::BitAndAssign(_) => &["|="],
        BinOp::BitOrAssign(_) => &["&="],
        BinOp::BitXorAssign(_) => &["|=", "&="],
        _ => &[],
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_for_tests(&item.attrs) && item.sig.constness.is_none() {
            self.returns(&item.sig.output, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        // What makes an empty one of its kind is left as it is.
        let plain = item.sig.constness.is_none() && item.sig.ident != "new" && item.sig.ident != "default";
        if !is_for_tests(&item.attrs) && plain {
            self.returns(&item.sig.output, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    // What is no code that runs.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_type(&mut self, _: &'a Type) {}
    fn visit_pat(&mut self, _: &'a syn::Pat) {}
    fn visit_attribute(&mut self, _: &'a Attribute) {}
    fn visit_generics(&mut self, _: &'a syn::Generics) {}

    fn visit_expr_repeat(&mut self, repeat: &'a syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        // How much memory is asked for first changes no result.
        if !self.of(&call.func).ends_with("with_capacity") {
            visit::visit_expr_call(self, call);
        }
    }

    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let is_dropped = match statement {
            Stmt::Expr(Expr::MethodCall(_) | Expr::Call(_) | Expr::Assign(_), Some(_)) => true,
            Stmt::Expr(Expr::Binary(binary), Some(_)) => {
                matches!(binary.op, BinOp::AddAssign(_) | BinOp::SubAssign(_) | BinOp::MulAssign(_))
            }
            _ => false,
        };
        if is_dropped {
            let own = self.of(statement);
            self.add(Kind::Fine, statement, ["if !{on} { ", " }"], format!("no {own}"));
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr_if(&mut self, expression: &'a syn::ExprIf) {
        self.negated(&expression.cond);
        visit::visit_expr_if(self, expression);
    }

    fn visit_expr_match(&mut self, expression: &'a syn::ExprMatch) {
        let catches_all = expression.arms.iter().any(|arm| arm.guard.is_none() && matches!(arm.pat, Pat::Wild(_)));
        for arm in &expression.arms {
            match &arm.guard {
                Some((_, guard)) if !holds_let(guard) => {
                    let own = self.of(&**guard);
                    self.add(Kind::Usual, &**guard, ["((", ") || {on})"], format!("guard {own} → true"));
                    self.add(Kind::Usual, &**guard, ["((", ") && !{on})"], format!("guard {own} → false"));
                }
                None if catches_all && !matches!(arm.pat, Pat::Wild(_)) => {
                    let own = self.of(&arm.pat);
                    self.add(Kind::Usual, &arm.pat, ["", " if !{on}"], format!("no arm {own}"));
                }
                _ => {}
            }
        }
        visit::visit_expr_match(self, expression);
    }

    fn visit_expr_struct(&mut self, expression: &'a syn::ExprStruct) {
        if let Some(base) = &expression.rest {
            let base = self.of(&**base);
            for field in &expression.fields {
                if let (syn::Member::Named(name), true) = (&field.member, field.colon_token.is_some()) {
                    let before = format!("(if {{on}} {{ {base}.{name} }} else {{ ");
                    self.add(Kind::Usual, &field.expr, [&before, " })"], format!("no field {name}"));
                }
            }
        }
        visit::visit_expr_struct(self, expression);
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        if !holds_let(&binary.left) && !holds_let(&binary.right) {
            let (left, right) = (self.of(&binary.left), self.of(&binary.right));
            for operator in other_operator(&binary.op) {
                self.instead(Kind::Usual, binary, &format!("{left} {operator} {right}"));
            }
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) && !holds_let(&unary.expr) {
            let inner = self.of(&unary.expr);
            self.instead(Kind::Usual, unary, inner);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_lit(&mut self, literal: &'a syn::ExprLit) {
        match &literal.lit {
            syn::Lit::Int(number) => {
                if let Ok(value) = number.base10_parse::<u64>() {
                    let suffix = number.suffix();
                    self.instead(Kind::Fine, literal, &format!("{}{suffix}", value + 1));
                    if value > 0 {
                        self.instead(Kind::Fine, literal, &format!("{}{suffix}", value - 1));
                    }
                }
            }
            syn::Lit::Float(number) => {
                if let Ok(value) = number.base10_parse::<f64>() {
                    self.instead(Kind::Fine, literal, &format!("{:?}{}", value + 1.0, number.suffix()));
                }
            }
            syn::Lit::Bool(value) => self.instead(Kind::Fine, literal, if value.value { "false" } else { "true" }),
            _ => {}
        }
    }
}
