// Makes the mutants of one source file: small faults, each a piece of text and what replaces it.
// It also says which region of the file (a function, a block, or the module itself) each mutant lies in, and writes the
// copy of the file that reports which regions a test runs.
import ts from 'typescript';

const K = ts.SyntaxKind;

/** Operators, and what a fault makes of each. */
const OPERATORS = new Map([
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.EqualsEqualsToken, ['!=']],
  [K.ExclamationEqualsToken, ['==']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
  [K.QuestionQuestionToken, ['&&']],
  [K.PlusToken, ['-']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
  [K.PercentToken, ['*']],
  [K.AmpersandToken, ['|']],
  [K.BarToken, ['&']],
  [K.LessThanLessThanToken, ['>>']],
  [K.GreaterThanGreaterThanToken, ['<<']],
  [K.GreaterThanGreaterThanGreaterThanToken, ['<<']],
  [K.PlusEqualsToken, ['-=']],
  [K.MinusEqualsToken, ['+=']],
  [K.AsteriskEqualsToken, ['/=']],
  [K.SlashEqualsToken, ['*=']],
]);

/** Methods that are easily taken for one another. */
const METHODS = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['some', 'every'],
  ['every', 'some'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);

/** Methods without which the value before them is left as it is. */
const LEFT_OUT = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'toLowerCase', 'normalize']);

const isComparison = (node) =>
  ts.isBinaryExpression(node) &&
  [
    K.LessThanToken,
    K.LessThanEqualsToken,
    K.GreaterThanToken,
    K.GreaterThanEqualsToken,
    K.EqualsEqualsEqualsToken,
    K.ExclamationEqualsEqualsToken,
    K.AmpersandAmpersandToken,
    K.BarBarToken,
  ].includes(node.operatorToken.kind);

const isText = (node) =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && node.operatorToken.kind === K.PlusToken && (isText(node.left) || isText(node.right)));

/** Whether a text or number here is a value of the running program, and no type, name, import or directive. */
function isValue(node) {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return false;
  if (ts.isExternalModuleReference(parent) || ts.isImportTypeNode(parent) || ts.isEnumMember(parent)) return false;
  if (ts.isExpressionStatement(parent) || ts.isTaggedTemplateExpression(parent)) return false;
  if (ts.isCallExpression(parent) && parent.expression.kind === K.ImportKeyword) return false;
  if ('name' in parent && parent.name === node) return false;
  return true;
}

/** The names of the properties and constants in whose value a node is, the nearest first. */
function namesAround(node) {
  const names = [];
  for (let { parent } = node; parent; { parent } = parent)
    if ((ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) && 'text' in parent.name)
      names.push(parent.name.text);
  return names;
}

/**
 * The mutants of a source text and its regions.
 * Region 0 is the module; `regions` lists where the report of each other one is written, and how.
 * A mutant is { start, end, old, new, line, region, numberOf }, in the order of the text. `numberOf` is there where a number was changed
 * or a list of numbers was emptied: the names of the properties and constants in whose value the number is, the nearest first.
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const mutants = [];
  const regions = [{ kind: 'module' }];
  const seen = new Set();

  const add = (from, to, replacement, region) => {
    const start = typeof from === 'number' ? from : from.getStart(source);
    const end = typeof to === 'number' ? to : to.getEnd();
    const old = text.slice(start, end);
    const key = `${start}:${end}:${replacement}`;
    if (old === replacement || seen.has(key)) return;
    seen.add(key);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ file, start, end, old, new: replacement, line, region });
  };
  const addNode = (node, replacement, region) => add(node, node, replacement, region);
  const addNumber = (node, replacement, region) => {
    const count = mutants.length;
    addNode(node, replacement, region);
    if (mutants.length > count) mutants.at(-1).numberOf = namesAround(node);
  };

  const condition = (node, region, loops) => {
    addNode(node, 'false', region);
    if (!loops) addNode(node, 'true', region);
  };

  const visit = (node, region) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;

    // Regions: what runs or does not run as a whole.
    if (ts.isBlock(node)) {
      region = regions.push({ kind: 'block', at: node.getStart(source) + 1 }) - 1;
      const isConstructor = ts.isConstructorDeclaration(node.parent);
      if (node.statements.length > 0 && !isConstructor) addNode(node, '{}', region);
    } else if (ts.isArrowFunction(node.parent ?? node) && node.parent?.body === node) {
      region = regions.push({ kind: 'value', at: node.getStart(source), end: node.getEnd() }) - 1;
    } else if (ts.isCaseClause(node) || ts.isDefaultClause(node)) {
      if (ts.isCaseClause(node)) visit(node.expression, region);
      if (node.statements.length > 0) {
        region = regions.push({ kind: 'block', at: node.statements[0].getStart(source) }) - 1;
        for (const statement of node.statements) visit(statement, region);
      }
      return;
    }

    if (ts.isIfStatement(node)) condition(node.expression, region, false);
    else if (ts.isConditionalExpression(node)) condition(node.condition, region, false);
    else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) condition(node.expression, region, true);
    else if (ts.isForStatement(node) && node.condition) condition(node.condition, region, true);
    else if (isComparison(node) && !ts.isIfStatement(node.parent)) condition(node, region, false);

    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      const joinsTexts = (kind === K.PlusToken && isText(node)) || (kind === K.PlusEqualsToken && isText(node.right));
      if (!joinsTexts) for (const operator of OPERATORS.get(kind) ?? []) addNode(node.operatorToken, operator, region);
    } else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === K.ExclamationToken) addNode(node, node.operand.getText(source), region);
      if (node.operator === K.MinusToken)
        (ts.isNumericLiteral(node.operand) ? addNumber : addNode)(node, node.operand.getText(source), region);
      if (node.operator === K.PlusPlusToken) add(node.getStart(source), node.getStart(source) + 2, '--', region);
      if (node.operator === K.MinusMinusToken) add(node.getStart(source), node.getStart(source) + 2, '++', region);
    } else if (ts.isPostfixUnaryExpression(node)) {
      add(node.getEnd() - 2, node.getEnd(), node.operator === K.PlusPlusToken ? '--' : '++', region);
    } else if (ts.isExpressionStatement(node)) {
      const call = node.expression;
      const isSuper = ts.isCallExpression(call) && call.expression.kind === K.SuperKeyword;
      const stepsLoop = ts.isPostfixUnaryExpression(call) || ts.isPrefixUnaryExpression(call);
      if (!isSuper && !stepsLoop) addNode(node, ';', region);
    } else if (ts.isReturnStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
      const isLast = ts.isBlock(node.parent) && node.parent.statements.length === 1;
      if (!isLast && !ts.isCaseClause(node.parent)) addNode(node, ';', region);
    } else if (ts.isThrowStatement(node)) {
      addNode(node, ';', region);
    } else if (ts.isArrayLiteralExpression(node)) {
      const isTarget = ts.isBinaryExpression(node.parent) && node.parent.left === node;
      const isOfNumbers = node.elements.every((each) => ts.isNumericLiteral(each));
      if (node.elements.length > 0 && !isTarget) (isOfNumbers ? addNumber : addNode)(node, '[]', region);
    } else if (node.kind === K.TrueKeyword) {
      if (!ts.isLiteralTypeNode(node.parent)) addNode(node, 'false', region);
    } else if (node.kind === K.FalseKeyword) {
      if (!ts.isLiteralTypeNode(node.parent)) addNode(node, 'true', region);
    } else if (ts.isNumericLiteral(node) && isValue(node)) {
      const value = Number(node.text.replaceAll('_', ''));
      addNumber(node, String(value + 1), region);
      if (value > 0) addNumber(node, value - 1 < 0 ? String(-value) : String(value - 1), region);
    } else if ((ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) && isValue(node)) {
      addNode(node, node.text === '' ? "'mutant'" : "''", region);
    } else if (ts.isTemplateExpression(node) && isValue(node)) {
      addNode(node, "''", region);
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const other = METHODS.get(name.text);
      if (other !== undefined) addNode(name, other, region);
      if (LEFT_OUT.has(name.text)) add(expression.getEnd(), node.getEnd(), '', region);
    }
    ts.forEachChild(node, (child) => visit(child, region));
  };
  ts.forEachChild(source, (child) => visit(child, 0));

  mutants.sort((a, b) => a.start - b.start || a.end - b.end || (a.new < b.new ? -1 : 1));
  return { mutants, regions };
}

/** The source text with a mutant in it. */
export function applied(text, mutant) {
  return text.slice(0, mutant.start) + mutant.new + text.slice(mutant.end);
}

/** The source text that reports every region it runs: region r of this file as number `first + r`. */
export function reporting(text, regions, first) {
  const inserts = [];
  regions.forEach((region, index) => {
    const call = `globalThis.__region?.(${first + index})`;
    if (region.kind === 'module') inserts.push([text.length, `\n;${call};`]);
    else if (region.kind === 'block') inserts.push([region.at, `${call};`]);
    else inserts.push([region.at, `(${call}, `], [region.end, ')']);
  });
  // From the end, so that earlier positions stay true; at one position an opening goes after what closes there.
  inserts.sort((a, b) => b[0] - a[0]);
  let result = text;
  for (const [at, insert] of inserts) result = result.slice(0, at) + insert + result.slice(at);
  return result;
}
