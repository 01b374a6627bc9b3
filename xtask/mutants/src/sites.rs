//! Where a source file can be changed so that a test should notice, and how.

use std::ops::Range;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, ReturnType, Stmt, Type, UnOp};

/// A change of the source. In `text`, `{on}` stands for the question whether it is switched on.
#[derive(Clone, Debug)]
pub struct Site {
    /// What of the source is replaced, in bytes; empty where something is put in.
    pub range: Range<usize>,
    pub text: String,
    pub line: usize,
    /// The change in words.
    pub what: String,
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

    fn add(&mut self, part: &impl Spanned, text: String, what: String) {
        let span = part.span();
        self.sites.push(Site { range: span.byte_range(), text, line: span.start().line, what });
    }

    /// One expression in the place of another, which stays in force where the change is off.
    fn instead(&mut self, part: &impl Spanned, other: &str) {
        let own = self.of(part);
        self.add(part, format!("(if {{on}} {{ {other} }} else {{ {own} }})"), format!("{own} → {other}"));
    }

    /// A condition and its opposite.
    fn negated(&mut self, condition: &Expr) {
        if !holds_let(condition) {
            let own = self.of(condition);
            self.add(condition, format!("(({own}) != {{on}})"), format!("if {own} → if !({own})"));
        }
    }

    /// A return at once, with a value that fits the type.
    fn returns(&mut self, output: &ReturnType, block: &Block) {
        let start = block.brace_token.span.open();
        let at = start.byte_range().end;
        let values = match output {
            ReturnType::Default => vec!["()"],
            ReturnType::Type(_, kind) => values_of(kind),
        };
        for value in values {
            let text = format!(" if {{on}} {{ return {value}; }} ");
            self.sites.push(Site {
                range: at..at,
                text,
                line: start.start().line,
                what: format!("return {value} at once"),
            });
        }
    }
}

/// A few values of a type, as far as its name tells.
fn values_of(kind: &Type) -> Vec<&'static str> {
    let Type::Path(path) = kind else { return Vec::new() };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    match last.ident.to_string().as_str() {
        "bool" => vec!["true", "false"],
        "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => vec!["0", "1"],
        "f64" => vec!["0.0", "1.0"],
        "Option" => vec!["None"],
        "String" => vec!["String::new()"],
        "Vec" => vec!["Vec::new()"],
        _ => Vec::new(),
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
        BinOp::Lt(_) => &["<=", ">="],
        BinOp::Le(_) => &["<", ">"],
        BinOp::Gt(_) => &[">=", "<="],
        BinOp::Ge(_) => &[">", "<"],
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Add(_) => &["-"],
        BinOp::Sub(_) => &["+"],
        BinOp::Mul(_) => &["/"],
        BinOp::Div(_) => &["*"],
        BinOp::AddAssign(_) => &["-="],
        BinOp::SubAssign(_) => &["+="],
        BinOp::MulAssign(_) => &["/="],
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
        if !is_for_tests(&item.attrs) && item.sig.constness.is_none() {
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
            self.add(statement, format!("if !{{on}} {{ {own} }}"), format!("no {own}"));
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr_if(&mut self, expression: &'a syn::ExprIf) {
        self.negated(&expression.cond);
        visit::visit_expr_if(self, expression);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.negated(guard);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        if !holds_let(&binary.left) && !holds_let(&binary.right) {
            let (left, right) = (self.of(&binary.left), self.of(&binary.right));
            for operator in other_operator(&binary.op) {
                self.instead(binary, &format!("{left} {operator} {right}"));
            }
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_)) && !holds_let(&unary.expr) {
            let inner = self.of(&unary.expr);
            self.instead(unary, inner);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_lit(&mut self, literal: &'a syn::ExprLit) {
        match &literal.lit {
            syn::Lit::Int(number) => {
                if let Ok(value) = number.base10_parse::<u64>() {
                    let suffix = number.suffix();
                    self.instead(literal, &format!("{}{suffix}", value + 1));
                    if value > 0 {
                        self.instead(literal, &format!("{}{suffix}", value - 1));
                    }
                }
            }
            syn::Lit::Float(number) => {
                if let Ok(value) = number.base10_parse::<f64>() {
                    self.instead(literal, &format!("{:?}{}", value + 1.0, number.suffix()));
                }
            }
            syn::Lit::Bool(value) => self.instead(literal, if value.value { "false" } else { "true" }),
            _ => {}
        }
    }
}
