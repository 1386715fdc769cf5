"""A thin dress over HiGHS: columns with bounds, rows that sum to zero, and one objective at a time."""

import highspy
import numpy
from scipy.sparse import csr_array

INFINITE = highspy.kHighsInf
NEAR = 1e-6


def relation_matrix(relations, cells):
    """One row per relation: children minus parent is zero."""
    rows, columns, values = [], [], []
    for row, (parent, children) in enumerate(relations):
        rows += [row] * (len(children) + 1)
        columns += [parent, *children]
        values += [-1.0] + [1.0] * len(children)
    return csr_array((values, (rows, columns)), shape=(len(relations), cells))


class Programme:
    """min cost·x where rows·x = 0 and low <= x <= high; `whole` asks for integers."""

    def __init__(self, rows, low, high, seconds=300.0):
        self.rows = csr_array(rows)
        self.low, self.high = numpy.array(low, dtype=float), numpy.array(high, dtype=float)
        self.seconds = seconds
        self.columns = numpy.arange(len(self.low), dtype=numpy.int32)
        self.linear = self._model(whole=False)
        self.integer = None
        self.solved = 0
        self.stale = set()

    def _model(self, whole):
        model = highspy.Highs()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("threads", 1)
        model.setOptionValue("time_limit", self.seconds)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = self.rows.shape[1], self.rows.shape[0]
        program.col_cost_ = numpy.zeros(len(self.low))
        program.col_lower_, program.col_upper_ = self.low, self.high
        program.row_lower_ = program.row_upper_ = numpy.zeros(self.rows.shape[0])
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = self.rows.indptr.astype(numpy.int32)
        program.a_matrix_.index_ = self.rows.indices.astype(numpy.int32)
        program.a_matrix_.value_ = self.rows.data
        if whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * len(self.low)
        model.passModel(program)
        return model

    def bound(self, columns, low, high):
        columns = numpy.atleast_1d(numpy.asarray(columns, dtype=numpy.int32))
        low = numpy.broadcast_to(numpy.asarray(low, dtype=float), columns.shape)
        high = numpy.broadcast_to(numpy.asarray(high, dtype=float), columns.shape)
        self.low[columns], self.high[columns] = low, high
        self.linear.changeColsBounds(len(columns), columns, low.copy(), high.copy())
        if self.integer is not None:
            self.integer.changeColsBounds(len(columns), columns, low.copy(), high.copy())

    def solve(self, costs):
        """The vertex with the least cost, or None where nothing satisfies the bounds. Raises TimeoutError."""
        return self._run(self.linear, costs)

    def solve_whole(self, costs, gap=0.0):
        """Any whole table within `gap` of the best (0 is the best, 0.5 is half as good)."""
        if self.integer is None:
            self.integer = self._model(whole=True)
        self.integer.clearSolver()
        self.integer.setOptionValue("mip_rel_gap", gap)
        return self._run(self.integer, costs)

    def _run(self, model, costs):
        self.solved += 1
        model.changeColsCost(len(self.columns), self.columns, numpy.asarray(costs, dtype=float))
        model.setOptionValue("time_limit", model.getRunTime() + self.seconds)
        model.run()
        status = model.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return numpy.array(model.getSolution().col_value)
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        raise TimeoutError(f"The solver stopped with {status.name}.")


def is_whole(values):
    return bool(numpy.all(numpy.abs(values - numpy.round(values)) < NEAR))
